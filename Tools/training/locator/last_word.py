"""Shows what each choice of the parser's last word costs and saves, from what `evaluation locate` prints.

    (cd Tools && swift build -c release --product evaluation)
    evaluation locate --threshold 0.3 TRAINING_PHOTOS... > faces.jsonl
    evaluation locate --threshold 0.3 NEGATIVES > negatives.jsonl
    python last_word.py --training DIR --faces faces.jsonl --negatives negatives.jsonl

A row is a choice of the locator's threshold, of the least score at its second look and of the least number of parts in place
(`FaceEvidence.Limits`): how many of the labelled faces are found, and in how many of the pictures without a face something is.
Repeat it when the locator's or the parser's weights change; choose on the split `train` only.
"""

import argparse
import csv
import json
from pathlib import Path

INNER = 0.4


def overlap(a, b):
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    shared = max(width, 0) * max(height, 0)
    return shared / (a[2] * a[3] + b[2] * b[3] - shared)


def lines(path):
    with open(path) as file:
        return [json.loads(line) for line in file]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--faces", type=Path, required=True)
    arguments.add_argument("--negatives", type=Path, required=True)
    options = arguments.parse_args()
    with open(options.training / "faces.csv") as table:
        boxes = {r["file"]: [float(r["face_" + key]) for key in "xywh"] for r in csv.DictReader(table)}
    photos = [[c for c in line["candidates"] if overlap(c["box"], boxes[Path(line["input"]).name]) >= 0.4]
              for line in lines(options.faces)]
    empty = [line["candidates"] for line in lines(options.negatives)]

    def stands(c, threshold, second, parts):
        return (c["score"] >= threshold and c["secondScore"] >= second and c["evidence"]["parts"] >= parts
                and c["evidence"]["innerFace"] >= INNER)

    print(f"{len(photos)} photos of a face, {len(empty)} pictures without one")
    print("threshold  second  parts   faces found   pictures with a false alarm")
    for threshold in (0.30, 0.35, 0.40, 0.45):
        for second, parts in [(0, 0)] + [(s, p) for s in (0.4, 0.45, 0.5, 0.55) for p in (0, 1.5, 2, 2.3, 3)]:
            if (second, parts) == (0, 0):
                limits = [[c for c in picture if c["score"] >= threshold] for picture in photos + empty]
            else:
                limits = [[c for c in picture if stands(c, threshold, second, parts)] for picture in photos + empty]
            hits, alarms = (sum(map(bool, part)) for part in (limits[:len(photos)], limits[len(photos):]))
            print(f"{threshold:9.2f} {second:7.2f} {parts:6.1f} {hits:8} ({hits / max(1, len(photos)):.2%}) {alarms:6}")


if __name__ == "__main__":
    main()
