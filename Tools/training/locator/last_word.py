"""Shows what each choice of the parser's last word costs and saves, from what `evaluation locate` prints.

    (cd Tools && swift build -c release --product evaluation)
    evaluation locate --threshold 0.3 TRAINING_PHOTOS... > faces.jsonl
    evaluation locate --threshold 0.3 NEGATIVES > negatives.jsonl
    python last_word.py --training DIR --faces faces.jsonl --negatives negatives.jsonl

A row is a choice of the locator's threshold and of the least sum of its two looks and of the parts in place
(`FaceEvidence.Limits`): how many of the labelled faces are found, and in how many of the pictures without a face something is.
Repeat it when the locator's or the parser's weights change; choose on the split `train` only.
"""

import argparse
import csv
import json
from pathlib import Path

# As in FaceEvidence.Limits.
PARTS, WEIGHT_OF_PARTS, WEIGHT_OF_SCORE = 1.5, 0.02, 0.25


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

    def best(picture, threshold):
        """The largest sum among the candidates that have parts enough."""
        sums = [c["secondScore"] + WEIGHT_OF_SCORE * c["score"] + WEIGHT_OF_PARTS * c["evidence"]["parts"]
                for c in picture if c["score"] >= threshold and c["evidence"]["parts"] >= PARTS]
        return max(sums, default=0)

    print(f"{len(photos)} photos of a face, {len(empty)} pictures without one")
    print("threshold   sum   faces found   pictures with a false alarm")
    for threshold in (0.35, 0.40, 0.45):
        alone = [sum(any(c["score"] >= threshold for c in p) for p in group) for group in (photos, empty)]
        print(f"{threshold:9.2f}     –   {alone[0]:5} ({alone[0] / len(photos):.2%})  {alone[1]:6}   the locator alone")
        for least in (0.60, 0.65, 0.70, 0.73, 0.75, 0.77, 0.79, 0.82, 0.85, 0.90):
            hits, alarms = (sum(best(p, threshold) >= least for p in group) for group in (photos, empty))
            print(f"{threshold:9.2f}  {least:.2f}   {hits:5} ({hits / len(photos):.2%})  {alarms:6}")


if __name__ == "__main__":
    main()
