"""Measures what a face's attributes are read from: shares of labels and colours, and what the parser's encoder saw.

    python measure.py --training ../shared/training --data DATA --landmarks landmarks.npz \
        --weights Sources/FaceParsing/Resources/face-parser.safetensors --spoiled 3 --output measures.npz

`DATA` is the cache of aligned crops that `Tools/training/parser/labels.py` makes. Each photo of `train` is measured once as it is and `--spoiled`
times moved, turned, mirrored, brightened or blurred a little, as the photo of another moment would be; photos of `val` once.
`Sources/FaceParsing/Measuring/AttributeMeasures.swift` measures the same; keep the two alike.
"""

import argparse
import csv
import pathlib
import sys

import cv2
import numpy as np
import torch
from torch.nn import functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent / "parser"), str(HERE.parent)]
import zones  # noqa: E402
from dataset import FRAME, MARGIN, to_tensor  # noqa: E402
from export import load  # noqa: E402
from hair import hair_measures  # noqa: E402

from colors.measure import measure as color_measures  # noqa: E402

HAIR, SKIN, NOSE = 8, 1, 2
ENCODER_BLOCKS = (8, 6, 3)
BOXES = zones.boxes("labelBoxes")
LOWER_FACE, FOREHEAD = zones.box("pooledLowerFace"), zones.box("pooledForehead")


class Encoder:
    """The parser, and the outputs of some of its encoder's blocks."""

    def __init__(self, weights):
        self.net = load(weights).eval()
        self.outputs = {}
        for index in ENCODER_BLOCKS:
            self.net.encoder[index].register_forward_hook(
                lambda module, inputs, output, index=index: self.outputs.__setitem__(index, output[0]))

    @torch.no_grad()
    def __call__(self, crop):
        """256×256 labels and the blocks' outputs (C×H×W) of a 256×256×3 BGR crop."""
        labels = self.net(to_tensor(crop)[None])[0].argmax(0).numpy().astype(np.uint8)
        return labels, [self.outputs[index] for index in ENCODER_BLOCKS]


def box(rows):
    first, last, left, right = rows
    mask = torch.zeros(FRAME, FRAME)
    mask[first:last, left:right] = 1
    return mask


def pooled(labels, outputs):
    """Means of each block's channels over everything, hair, skin, the lower face and the forehead."""
    labels = torch.from_numpy(labels)
    masks = [torch.ones(FRAME, FRAME), (labels == HAIR).float(), ((labels == SKIN) | (labels == NOSE)).float(),
             box(LOWER_FACE), box(FOREHEAD)]
    values = []
    for output in outputs:
        for mask in masks:
            weight = F.avg_pool2d(mask[None, None], FRAME // output.shape[1])[0, 0]
            values.append((output * weight).sum((1, 2)) / (weight.sum() + 0.01))
    return torch.cat(values).numpy()


def measure(encoder, crop, photo):
    """All measures of a 256×256×3 BGR crop; `photo` is 0 where the crop lies beyond the photo."""
    labels, outputs = encoder(crop)
    return measures(labels * photo, crop, outputs)


def measures(labels, crop, outputs):
    """All measures of 256×256 labels, a 256×256×3 BGR crop and the encoder's outputs."""
    shares = [np.bincount(labels[a:b, c:d].ravel(), minlength=16) / ((b - a) * (d - c)) for a, b, c, d in BOXES]
    colors = color_measures(crop[..., ::-1], labels)
    return np.concatenate([
        hair_measures(labels, crop[..., ::-1]), np.delete(colors, 12), [np.hypot(colors[10], colors[11])], *shares,
        pooled(labels, outputs),
    ]).astype(np.float32)


def print_reference():
    """Sums that `AttributeTests` expects of a pattern of labels, colours and outputs that it repeats."""
    x, y = np.meshgrid(np.arange(FRAME), np.arange(FRAME))
    labels = ((x // 16 * 5 + y // 16 * 3) % 16).astype(np.uint8)
    crop = np.stack([x * 7 + y * 3, x * 2 + y * 5, x + y], 2) % 256
    outputs = []
    for side, channels in ((8, 128), (16, 80), (32, 40)):
        values = np.arange(side * side * channels) * 37 % 101 / 101
        outputs.append(torch.from_numpy(values.reshape(side, side, channels)).permute(2, 0, 1).float())
    values = measures(labels, crop.astype(np.uint8), outputs).astype(float)
    for name, part in (("hair", values[:35]), ("colors", values[35:49]), ("shares", values[49:241]), ("means", values[241:])):
        print(name, len(part), (part * (1 + np.arange(len(part)) % 7)).sum().round(4))


def spoiled(crop, photo, random):
    """A crop with its margin, as the locator might have aligned it and another camera taken it; then without the margin."""
    middle = crop.shape[0] / 2
    matrix = cv2.getRotationMatrix2D((middle, middle), random.normal(0, 2), np.exp(random.normal(0, 0.035)))
    matrix[:, 2] += random.normal(0, 2.5, 2) - MARGIN
    crop = cv2.warpAffine(crop, matrix, (FRAME, FRAME), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    photo = cv2.warpAffine(photo, matrix, (FRAME, FRAME), flags=cv2.INTER_NEAREST)
    if random.random() < 0.5:
        crop, photo = crop[:, ::-1].copy(), photo[:, ::-1].copy()
    if random.random() < 0.5:
        crop = np.clip((crop / 255.0) ** np.exp(random.normal(0, 0.08)) * 255, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        crop = cv2.GaussianBlur(crop, (0, 0), random.uniform(0.4, 1.1))
    return crop, photo


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", action="store_true", help="print what the tests of the program compare with, and stop")
    if "--reference" in sys.argv:
        return print_reference()
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--landmarks", type=pathlib.Path, required=True, help="what Tools/training/parser/landmarks.py wrote")
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument("--spoiled", type=int, default=3)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    table = options.training / "faces.csv"
    if not table.is_file():
        sys.exit(f"{table} does not exist. Give --training the folder that holds faces.csv and images/.")
    torch.set_num_threads(options.threads)
    landmarks = np.load(options.landmarks)
    matrices = dict(zip(landmarks["name"], landmarks["matrix"]))
    encoder, random = Encoder(options.weights), np.random.default_rng(1)
    side = FRAME + 2 * MARGIN
    window = np.s_[MARGIN:MARGIN + FRAME, MARGIN:MARGIN + FRAME]
    files, splits, values = [], [], []
    for row in csv.DictReader(open(table, newline="")):
        crop = cv2.imread(str(options.data / "crops" / (pathlib.Path(row["file"]).stem + ".jpg"))) if row["usable"] == "y" else None
        if crop is None:
            continue
        to_crop = matrices[row["file"]][:2] / 2
        to_crop[:, 2] += MARGIN
        photo = cv2.warpAffine(np.ones((int(row["height"]), int(row["width"])), np.uint8), to_crop, (side, side), flags=cv2.INTER_NEAREST)
        versions = [(crop[window], photo[window])]
        if row["split"] == "train":
            versions += [spoiled(crop, photo, random) for _ in range(options.spoiled)]
        for version in versions:
            files.append(row["file"])
            splits.append(row["split"])
            values.append(measure(encoder, *version))
        if len(files) % 400 < len(versions):
            print(len(files), flush=True)
    np.savez_compressed(options.output, files=np.array(files), splits=np.array(splits), values=np.array(values))
    print(f"{len(set(files))} photos, {len(files)} times measured")


if __name__ == "__main__":
    main()
