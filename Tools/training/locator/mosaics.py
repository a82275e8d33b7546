"""Counts how many of twenty faces in one picture are found, and how many of the same photos alone.

    swift build -c release --product mugmoji
    python mosaics.py --training DIR --program .build/release/mugmoji --split train --seed 1 --count 10

Each mosaic shows twenty photos, five across and four down, cut to a square around the face (`tight`: little more than
the face), at 96 to 512 pixels or at mixed sizes. A face is found when a reported box overlaps the labelled one by 0.4.
"""

import argparse
import csv
import json
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np

from last_word import overlap

COLUMNS, ROWS = 5, 4
# Sides of the cells, in pixels.
SIZES = {"96": (96, 96), "128": (128, 128), "128-tight": (128, 128), "256": (256, 256), "256-tight": (256, 256),
         "512": (512, 512), "160-512": (160, 512)}


def photos(training, split):
    with open(training / "faces.csv") as table:
        return [r for r in csv.DictReader(table) if r["split"] == split and r["usable"] == "y"]


def cell(training, row, side, tight=False):
    """A square of the photo around its face at side×side, and the face's box in it: the largest one, or little more than the face."""
    picture = cv2.imread(str(training / "images" / row["file"]))
    x, y, w, h = (float(row["face_" + key]) for key in "xywh")
    height, width = picture.shape[:2]
    edge = min(height, width, int(1.3 * max(w, h)) if tight else height)
    left = int(np.clip(x + w / 2 - edge / 2, 0, width - edge))
    top = int(np.clip(y + h / 2 - edge / 2, 0, height - edge))
    kind = cv2.INTER_AREA if edge > side else cv2.INTER_CUBIC
    scale = side / edge
    return (cv2.resize(picture[top:top + edge, left:left + edge], (side, side), interpolation=kind),
            [scale * (x - left), scale * (y - top), scale * w, scale * h])


def mosaic(training, rows, sides, tight=False):
    """A picture of COLUMNS×ROWS cells as large as the largest side, grey around smaller photos; the photos; the boxes."""
    edge = max(sides)
    picture = np.full((ROWS * edge, COLUMNS * edge, 3), 110, np.uint8)
    boxes, cells = [], []
    for index, (row, side) in enumerate(zip(rows, sides)):
        drawn, (x, y, w, h) = cell(training, row, side, tight)
        left, top = (index % COLUMNS * edge + (edge - side) // 2, index // COLUMNS * edge + (edge - side) // 2)
        picture[top:top + side, left:left + side] = drawn
        boxes.append([left + x, top + y, w, h])
        cells.append((drawn, [x, y, w, h]))
    return picture, boxes, cells


def faces(program, path):
    command = [str(program), "parse", str(path), "--json", "--face", "all"]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode not in (0, 65):
        raise SystemExit(f"{' '.join(command)} ended with {answer.returncode}: {answer.stderr}")
    lines = answer.stdout.splitlines()
    found = json.loads(lines[0]).get("faces", []) if lines else []
    return [[f["face"]["box"][key] for key in ("x", "y", "width", "height")] for f in found]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--program", type=Path, required=True, help="a release build of mugmoji")
    arguments.add_argument("--split", default="train")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=10, help="mosaics of each size")
    arguments.add_argument("--keep", type=Path, help="a folder for the mosaics and their boxes")
    options = arguments.parse_args()
    rng = np.random.default_rng(options.seed)
    rows = photos(options.training, options.split)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print("cells      mosaics   faces   found   alone   false")
        for name, (least, most) in SIZES.items():
            found = alone = false = total = 0
            for number in range(options.count):
                chosen = [rows[i] for i in rng.choice(len(rows), COLUMNS * ROWS, replace=False)]
                sides = [int(side) for side in np.exp(rng.uniform(*np.log([least, most]), COLUMNS * ROWS))]
                picture, boxes, cells = mosaic(options.training, chosen, sides, tight="tight" in name)
                path = folder / f"mosaic-{name}-{number}.jpg"
                cv2.imwrite(str(path), picture, [cv2.IMWRITE_JPEG_QUALITY, 92])
                path.with_suffix(".json").write_text(json.dumps(
                    {"files": [r["file"] for r in chosen], "boxes": boxes}))
                reported = faces(options.program, path)
                hits = [any(overlap(f, box) >= 0.4 for f in reported) for box in boxes]
                false += sum(all(overlap(f, box) < 0.4 for box in boxes) for f in reported)
                for drawn, box in cells:
                    single = Path(scratch) / "alone.jpg"
                    cv2.imwrite(str(single), drawn, [cv2.IMWRITE_JPEG_QUALITY, 92])
                    alone += any(overlap(f, box) >= 0.4 for f in faces(options.program, single))
                found += sum(hits)
                total += len(boxes)
            print(f"{name:9} {options.count:8} {total:7} {found:7} {alone:7} {false:7}", flush=True)


if __name__ == "__main__":
    main()
