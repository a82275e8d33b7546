"""Packs the locator's upright crops and their alignments into one file, to train on.

    evaluation alignment DATA/images --crops CROPS > alignment.jsonl
    python crops.py --data DATA --alignment alignment.jsonl --crops CROPS --out crops.npz

Only usable photos with `split` = `train` go in, and none of the source `london`: people drew masks for those, to measure on.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np


def in_crop(points, crop_to_photo):
    """3×2 points of a crop, of six numbers in pixels of the photo."""
    a, b, c, d, tx, ty = crop_to_photo
    return (np.array(points).reshape(3, 2) - [tx, ty]) @ np.linalg.inv([[a, c], [b, d]]).T


def lines(path):
    """What `evaluation alignment` wrote, by the photo's name."""
    with open(path) as file:
        return {Path(line["input"]).name: line for line in map(json.loads, file)}


def load(path):
    """Names, crops N×160×160×3 (RGB), and the located and the steady points in them, N×3×2."""
    packed = np.load(path)
    pieces = np.split(packed["bytes"], packed["ends"][:-1])
    crops = np.stack([cv2.imdecode(piece, cv2.IMREAD_COLOR)[..., ::-1] for piece in pieces])
    return packed["files"], crops, packed["located"], packed["steady"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="folder with images/ and faces.csv")
    arguments.add_argument("--alignment", type=Path, required=True, help="what evaluation alignment printed")
    arguments.add_argument("--crops", type=Path, required=True, help="the folder of crops that it wrote")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--quality", type=int, default=80, help="of WebP, 0…100")
    options = arguments.parse_args()
    aligned = lines(options.alignment)
    with open(options.data / "faces.csv") as file:
        names = [row["file"] for row in csv.DictReader(file)
                 if row["split"] == "train" and row["usable"] == "y" and row["source"] != "london"]
    names = [name for name in names if name in aligned]
    pieces, located, steady = [], [], []
    for name in names:
        line = aligned[name]
        crop = cv2.imread(str(options.crops / (Path(name).stem + ".png")), cv2.IMREAD_COLOR)
        pieces.append(cv2.imencode(".webp", crop, [cv2.IMWRITE_WEBP_QUALITY, options.quality])[1].ravel())
        located.append(in_crop(line["located"], line["crop_to_photo"]))
        steady.append(in_crop(line["steady"], line["crop_to_photo"]))
    np.savez(options.out, files=np.array(names), bytes=np.concatenate(pieces), ends=np.cumsum([len(p) for p in pieces]),
             located=np.array(located, np.float32), steady=np.array(steady, np.float32))
    print(f"{len(names)} photos, {options.out.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
