"""Measures everything that stands in a face's light on the training photos, as `FaceColors` does, and how the pixels of the irises are spread.

    python witnesses.py --training ../shared/training --data DATA --output witnesses.npz

reads DATA/crops/NAME.jpg and DATA/labels/NAME.png as measure.py does.
"""

import argparse
import csv
import pathlib

import cv2
import numpy as np

from measure import FRAME, colors, median, oklab, zones
from atlas import BACKGROUND, BROW, CLOTHES, EAR, EYE, HAIR, IRIS, LIP, NECK, NOSE, SKIN, TEETH

# Labels, margin, lightness quantiles, and how many pixels are enough.
REGIONS = {
    "sclera": (EYE, 0, 0.5, 1, 12), "lip": (LIP, 1, 0.2, 0.85, 30), "neck": (NECK, 2, 0.3, 0.9, 30), "ear": (EAR, 1, 0.3, 0.9, 30),
    "hair": (HAIR, 2, 0.1, 0.8, 30), "brow": (BROW, 1, 0.05, 0.7, 30), "iris": (IRIS, 0, 0.3, 0.85, 10), "teeth": (TEETH, 0, 0.5, 1, 12),
    "background": (BACKGROUND, 0, 0.1, 0.9, 30), "clothes": (CLOTHES, 2, 0.2, 0.8, 30),
}


def quantiles(values, shares):
    return np.sort(values)[[int((len(values) - 1) * share) for share in shares]]


def measure(crop, label):
    """Every colour by its name, of an RGB crop and its label map."""
    top, bottom, first, last = zones.box("frontOfFace")
    front = np.zeros(label.shape, bool)
    front[top:bottom, first:last] = True
    found = {"skin": median(colors(crop, np.isin(label, (SKIN, NOSE)) & front, 2), 0.3, 0.9)}
    for name, (region, margin, low, high, least) in REGIONS.items():
        found[name] = median(colors(crop, label == region, margin, least), low, high)
    lab = oklab(crop.reshape(-1, 3).astype(float))
    found["brightest"] = np.median(lab[lab[:, 0] >= np.quantile(lab[:, 0], 0.95)], axis=0)
    face = lab[np.isin(label, (SKIN, NOSE, LIP, HAIR, EYE, IRIS)).ravel()]
    found["colorfulness"] = np.hypot(*face[:, 1:].std(0)) if len(face) else np.nan
    pixels = colors(crop, label == IRIS, 0, 10)
    quarters = (0.25, 0.5, 0.75)
    found["irises"] = np.full(11, np.nan) if not len(pixels) else np.concatenate([
        quantiles(pixels[:, 0], (0.1, 0.25, 0.5, 0.75, 0.9)), quantiles(pixels[:, 1], quarters), quantiles(pixels[:, 2], quarters)])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rows = []
    with open(options.training / "faces.csv", newline="") as file:
        for row in csv.DictReader(file):
            name = pathlib.Path(row["file"]).stem
            paths = options.data / "crops" / (name + ".jpg"), options.data / "labels" / (name + ".png")
            if row["usable"] != "y" or not all(path.is_file() for path in paths):
                continue
            crop, label = cv2.imread(str(paths[0])), cv2.imread(str(paths[1]), cv2.IMREAD_GRAYSCALE)
            rows.append({"files": row["file"], "split": row["split"], "tone": row["skin"],
                         **measure(crop[FRAME][..., ::-1], label[FRAME])})
    np.savez_compressed(options.output, **{name: np.array([row[name] for row in rows]) for name in rows[0]})
    print(f"{len(rows)} photos measured")


if __name__ == "__main__":
    main()
