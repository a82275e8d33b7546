"""Measures a parser on masks made by people (never trained or tuned on).

    python evaluate.py --validation ../shared/validation --weights face-parser.safetensors [--sheet sheet.png]

Every photo is aligned by the face mesh. Classes are merged into those of the masks;
pixels about which a mask says nothing are left out.
"""

import argparse
import os
import pathlib
import sys

import cv2
import numpy as np
import torch

os.environ.setdefault("GLOG_minloglevel", "3")
from atlas import (BACKGROUND, BROW, CLOTHES, EAR, EYE, FACIAL_HAIR, GLASSES, HAIR, HEADWEAR, IRIS, LABELS, LIP, MOUTH, NECK,
                   NOSE, PIXELS as SIZE, SKIN, TEETH)
from export import load
from landmarks import CHIN, LEFT_EYE, RIGHT_EYE, canonical_matrix
from sheet import overlay

# For every set: names of its classes, theirs and our 16 classes in its terms (-1: the pixel is left out), values left out.
SETS = {
    "parts": (["skin", "brow", "eye", "nose", "lip", "mouth", "ear", "neck"],
              {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 7: 4, 6: 5, 8: 6, 9: 7},
              {SKIN: 0, FACIAL_HAIR: 0, BROW: 1, EYE: 2, IRIS: 2, NOSE: 3, LIP: 4, MOUTH: 5, TEETH: 5, EAR: 6, NECK: 7}),
    "hair": (["other", "hair"], {0: 0, 1: 1}, {c: int(c == HAIR) for c in range(len(LABELS))}),
    "classes": (["background", "hair and brow", "skin", "eye", "nose", "mouth"], {c: c for c in range(6)},
                {BACKGROUND: 0, HEADWEAR: 0, CLOTHES: 0, HAIR: 1, BROW: 1, SKIN: 2, FACIAL_HAIR: 2, EAR: 2, NECK: 2, GLASSES: 2,
                 EYE: 3, IRIS: 3, NOSE: 4, LIP: 5, MOUTH: 5, TEETH: 5}),
}


def align(mesh, picture):
    """The matrix from photo to the 256×256 crop, of the face nearest to the middle; None where none is found."""
    height, width = picture.shape[:2]
    for pad in (0, int(0.4 * max(height, width))):
        padded = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
        faces = mesh.process(cv2.cvtColor(padded, cv2.COLOR_BGR2RGB)).multi_face_landmarks or []
        points = [np.array([(p.x, p.y) for p in face.landmark]) * padded.shape[1::-1] - pad for face in faces]
        if points:
            best = min(points, key=lambda p: np.linalg.norm(p.mean(0) - (width / 2, height / 2)))
            eyes = np.array([best[LEFT_EYE].mean(0), best[RIGHT_EYE].mean(0)])
            return canonical_matrix(eyes, best[CHIN])[0] * 0.5
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--validation", type=pathlib.Path, required=True)
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument("--sheet", type=pathlib.Path, help="write overlays of the first photos of each set")
    options = parser.parse_args()
    if not (options.validation / "parts").is_dir():
        sys.exit(f"{options.validation}: no parts/ there. Give --validation the folder with parts/, hair/ and classes/.")
    import mediapipe
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, refine_landmarks=True, max_num_faces=4,
                                                  min_detection_confidence=0.2)
    torch.set_num_threads(1)
    net = load(options.weights)
    rows = []
    for folder, (names, theirs, ours) in SETS.items():
        their_table, our_table = np.full(256, -1), np.full(16, len(names))
        for value, index in theirs.items():
            their_table[value] = index
        for value, index in ours.items():
            our_table[value] = index
        count = len(names)
        table = np.zeros((count, count + 1), np.int64)
        tiles, missed = [], 0
        for path in sorted((options.validation / folder / "images").iterdir()):
            picture = cv2.imread(str(path))
            mask = cv2.imread(str(options.validation / folder / "masks" / (path.stem + ".png")), cv2.IMREAD_GRAYSCALE)
            matrix = align(mesh, picture)
            if matrix is None:
                missed += 1
                continue
            # Shrinking by more than a third needs a blur first, or the samples alias.
            scale = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
            soft = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale) if scale < 0.7 else picture
            crop = cv2.warpAffine(soft, matrix, (SIZE, SIZE), borderMode=cv2.BORDER_REPLICATE)
            truth = cv2.warpAffine(mask, matrix, (SIZE, SIZE), flags=cv2.INTER_NEAREST,
                                   borderMode=cv2.BORDER_CONSTANT, borderValue=255)
            inside = cv2.warpAffine(np.ones_like(mask), matrix, (SIZE, SIZE), flags=cv2.INTER_NEAREST) > 0
            tensor = torch.from_numpy(np.ascontiguousarray(crop[..., ::-1].transpose(2, 0, 1))).float() / 127.5 - 1
            with torch.no_grad():
                predicted = net(tensor[None])[0].argmax(0).numpy()
            wanted, got = their_table[truth], our_table[predicted]
            known = (wanted >= 0) & inside
            if folder == "parts":
                # Ears are drawn even where hair covers them.
                known &= ~((wanted == names.index("ear")) & (predicted == 8))
            table += np.bincount(wanted[known] * (count + 1) + got[known],
                                 minlength=count * (count + 1)).reshape(count, count + 1)
            if len(tiles) < 12:
                tiles.append(np.hstack([crop, overlay(crop, predicted)]))
        right = np.diag(table[:, :count])
        f1 = 2 * right / np.maximum(table.sum(1) + table[:, :count].sum(0), 1)
        print(folder, f"mean F1 {f1.mean():.4f}", " ".join(f"{n.replace(' ', '-')} {s:.3f}" for n, s in zip(names, f1)),
              f"({missed} photos without a face found)")
        rows += [np.hstack(tiles[i:i + 4]) for i in range(0, len(tiles) // 4 * 4, 4)]
    if options.sheet:
        cv2.imwrite(str(options.sheet), np.vstack(rows))


if __name__ == "__main__":
    main()
