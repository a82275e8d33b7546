"""Measures skin and hair colours of the training photos in OKLab, as `FaceColors` does, from crops and label maps.

    python measure.py --training ../shared/training --data DATA --output colors.npz

reads DATA/crops/NAME.jpg and DATA/labels/NAME.png of ../parser/labels.py (384×384, the canonical frame with a margin of 64).
"""

import argparse
import csv
import pathlib
import sys

import cv2
import numpy as np

TRAINING = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(TRAINING), str(TRAINING / "parser")]
import zones  # noqa: E402
from atlas import EYE, HAIR, LIP, NOSE, SKIN  # noqa: E402

FRAME = np.s_[64:320, 64:320]


def oklab(rgb):
    """OKLab of N×3 bytes (Ottosson 2020)."""
    value = rgb / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lms = np.cbrt(linear @ np.array([[0.4122214708, 0.2119034982, 0.0883024619],
                                     [0.5363325363, 0.6806995451, 0.2817188376],
                                     [0.0514459929, 0.1073969566, 0.6299787005]]))
    return lms @ np.array([[0.2104542553, 1.9779984951, 0.0259040371],
                           [0.7936177850, -2.4285922050, 0.7827717662],
                           [-0.0040720468, 0.4505937099, -0.8086757660]])


def colors(crop, mask, margin, least=30, zone=None):
    """OKLab of the pixels at least `margin` inside the mask, sorted by lightness; the margin shrinks when they are few.

    `zone`: first row, end of rows, first column, end of columns; only what lies in it counts.
    """
    for distance in range(margin, -1, -1):
        inner = mask
        if distance:
            inner = cv2.erode(mask.astype(np.uint8), np.ones((2 * distance + 1,) * 2, np.uint8)) > 0
        if zone:
            top, bottom, left, right = zone
            crop_part, inner = crop[top:bottom, left:right], inner[top:bottom, left:right]
        else:
            crop_part = crop
        if inner.sum() >= least:
            lab = oklab(crop_part[inner].astype(float))
            lab = lab[::(len(lab) + 1499) // 1500]
            return lab[np.argsort(lab[:, 0])]
    return np.zeros((0, 3))


def median(lab, low, high):
    """The median along each axis of the pixels between two lightness quantiles; NaN of none."""
    if not len(lab):
        return np.full(3, np.nan)
    last = int(np.ceil((len(lab) - 1) * high))
    kept = np.sort(lab[int((len(lab) - 1) * low):last + 1], axis=0)
    # Of an even number the upper one of both in the middle, as the program has it.
    return kept[len(kept) // 2]


def spread(lab):
    """Lightness from the first decile of sorted colours to the last; NaN of none."""
    return lab[(len(lab) - 1) * 9 // 10, 0] - lab[(len(lab) - 1) // 10, 0] if len(lab) else np.nan


def measure(crop, label):
    """14 numbers: skin, sclera, lip, hair (lightness, a, b each), lightness of shine on the skin, spread of the hair."""
    skin = colors(crop, np.isin(label, (SKIN, NOSE)), 2, zone=zones.box("frontOfFace"))
    hair = colors(crop, label == HAIR, 2)
    sclera = median(colors(crop, label == EYE, 0, least=12), 0.5, 1)
    lip = median(colors(crop, label == LIP, 1), 0.2, 0.85)
    shine = skin[(len(skin) - 1) * 97 // 100, 0] if len(skin) else np.nan
    return np.concatenate([median(skin, 0.3, 0.9), sclera, lip, median(hair, 0.1, 0.8), [shine, spread(hair)]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    table = options.training / "faces.csv"
    if not table.is_file():
        sys.exit(f"{table} does not exist. Give --training the folder that holds faces.csv and images/.")
    rows, values = [], []
    with open(table, newline="") as file:
        for row in csv.DictReader(file):
            name = pathlib.Path(row["file"]).stem
            paths = options.data / "crops" / (name + ".jpg"), options.data / "labels" / (name + ".png")
            if row["usable"] != "y" or not all(path.is_file() for path in paths):
                continue
            crop, label = cv2.imread(str(paths[0])), cv2.imread(str(paths[1]), cv2.IMREAD_GRAYSCALE)
            rows.append((row["split"], row["source"], row["skin"], row["hair_color"]))
            values.append(measure(crop[FRAME][..., ::-1], label[FRAME]))
    split, source, skin, hair = map(np.array, zip(*rows))
    np.savez_compressed(options.output, split=split, source=source, skin=skin, hair=hair, values=np.array(values))
    print(f"{len(rows)} photos measured")


if __name__ == "__main__":
    main()
