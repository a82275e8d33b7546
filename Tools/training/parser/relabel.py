"""One round of self-training: lets a trained network correct the recipe's labels where it is sure.

    python relabel.py --training ../shared/training --data DATA --checkpoint RUN/best.pt

reads DATA/labels, writes DATA/relabels. Unknown pixels get the network's label where it is fairly sure; labels it
contradicts with near certainty are replaced. It may not add what the attributes exclude. `val` photos are copied as they are.
"""

import argparse
import pathlib
import shutil

import cv2
import numpy as np
import torch

from dataset import FRAME, MARGIN, to_tensor
from export import load
from labels import BROW, EYE, FACIAL_HAIR, GLASSES, HAIR, HEADWEAR, IGNORE, IRIS, LIP, SIZE, TEETH, bare_forehead
from landmarks import training_folder

WINDOW = np.s_[MARGIN:MARGIN + FRAME, MARGIN:MARGIN + FRAME]
FILL, REPLACE = 0.7, 0.92
BRIGHTER = (255 * (np.arange(256) / 255) ** 0.65).astype(np.uint8)
# For what the attributes say is there, and the recipe finds only in part.
FILL_WORN, REPLACE_WORN = 0.5, 0.75
# Classes whose geometry comes from the mesh: their labels are kept, and none is added.
KEPT = [EYE, IRIS, LIP]
NOT_ADDED = [BROW, EYE, IRIS, LIP]


def excluded(row):
    """Classes that the photo's attributes exclude."""
    classes = []
    if row["glasses"] == "none":
        classes.append(GLASSES)
    if row["headwear"] == "none":
        classes.append(HEADWEAR)
    if row["facial_hair"] == "none":
        classes.append(FACIAL_HAIR)
    if row["mouth"] in ("closed", "smile"):
        classes.append(TEETH)
    if row["hair_length"] == "hidden":
        classes.append(HAIR)
    if row["glasses"] == "sun":
        classes += [EYE, IRIS]
    return classes


def worn(row):
    """Classes that the photo's attributes name."""
    return [kind for kind, present in (
        (FACIAL_HAIR, row["facial_hair"] in ("moustache", "goatee", "beard")), (GLASSES, row["glasses"] != "none"),
        (HEADWEAR, row["headwear"] in ("hat", "scarf"))) if present]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    check = training_folder(parser)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    rows = check(options.training)
    torch.set_num_threads(options.threads)
    archive = np.load(options.data / "landmarks.npz")
    names = [str(name) for name in archive["name"]]
    matrix_of, points_of = dict(zip(names, archive["matrix"])), dict(zip(names, archive["points"]))
    (options.data / "relabels").mkdir(exist_ok=True)
    net = load(options.checkpoint).to(memory_format=torch.channels_last)
    filled = replaced = 0
    for row in rows:
        name = pathlib.Path(row["file"]).stem
        source, target = (options.data / folder / (name + ".png") for folder in ("labels", "relabels"))
        if not source.is_file():
            continue
        if row["split"] != "train":
            shutil.copyfile(source, target)
            continue
        crop = cv2.imread(str(options.data / "crops" / (name + ".jpg")))[WINDOW]
        canvas = cv2.imread(str(source), cv2.IMREAD_GRAYSCALE)
        label = canvas[WINDOW]
        # As it is and mirrored; dark skin also brightened, to tell it from dark hair.
        tensors = [to_tensor(crop)]
        if row["skin"] in ("4", "5"):
            tensors.append(to_tensor(cv2.LUT(crop, BRIGHTER)))
        batch = torch.stack(tensors + [t.flip(2) for t in tensors]).contiguous(memory_format=torch.channels_last)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(batch).float()
        probability = (logits[:len(tensors)] + logits[len(tensors):].flip(3)).mean(0) / 2
        probability[excluded(row)] = -20
        to_canvas = matrix_of[row["file"]] * 0.5 + np.array([[0, 0, MARGIN], [0, 0, MARGIN]])
        points = points_of[row["file"]] @ to_canvas[:, :2].T + to_canvas[:, 2]
        bare, _ = bare_forehead(row, points)
        probability[HAIR][torch.from_numpy(bare[WINDOW])] = -20
        probability = probability.softmax(0).numpy()
        best, sure = probability.argmax(0).astype(np.uint8), probability.max(0)
        inside = np.ones((int(row["height"]), int(row["width"])), np.uint8)
        inside = cv2.erode(cv2.warpAffine(inside, to_canvas, (SIZE, SIZE)), np.ones((3, 3), np.uint8))[WINDOW] > 0
        unknown = (label == IGNORE) & inside & (sure > (0.55 if row["glasses"] == "clear" else FILL))
        wrong = (label != IGNORE) & (best != label) & (sure > REPLACE) & ~np.isin(label, KEPT)
        unknown &= ~np.isin(best, NOT_ADDED)
        wrong &= ~np.isin(best, NOT_ADDED)
        named = np.isin(best, worn(row)) & inside
        unknown |= (label == IGNORE) & named & (sure > FILL_WORN)
        wrong |= named & (best != label) & (sure > REPLACE_WORN) & ~np.isin(label, KEPT)
        wrong &= ~((label == GLASSES) | (label == BROW)) | (sure > 0.97)
        label[unknown | wrong] = best[unknown | wrong]
        filled += unknown.sum()
        replaced += wrong.sum()
        cv2.imwrite(str(target), canvas)
    print(f"{filled / 1e6:.2f} million pixels filled, {replaced / 1e6:.2f} million replaced")


if __name__ == "__main__":
    main()
