#!/usr/bin/env python3
"""How much of an avatar changes when its photo is stored once more: 4 % brighter, 7 % smaller, JPEG at quality 82.

    reencoded.py PROGRAM [PROGRAM …] --training DIR [--photos 160]

Prints, for each program, the share of slots whose part changes, and of photos that keep every part. DIR holds images/ and faces.csv; photos of the split `val`
are drawn by lot, the same ones each time. Needs Pillow.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import subprocess
import tempfile

from PIL import Image, ImageEnhance


def parts(program, pictures, out):
    """By the picture's name, the part of each slot."""
    found = {}
    said = subprocess.run([program, "convert", *map(str, pictures), "-o", f"{out}/", "--force", "--quiet", "--json"], capture_output=True, text=True).stdout
    for line in said.splitlines():
        answer = json.loads(line)
        chosen = (answer.get("recipe") or answer).get("parts")
        if chosen:
            found[pathlib.Path(answer["input"]).stem] = {slot: part.get("part") or part.get("id") if isinstance(part, dict) else part for slot, part in chosen.items()}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--training", required=True, type=pathlib.Path)
    parser.add_argument("--photos", type=int, default=160)
    arguments = parser.parse_args()
    rows = [row for row in csv.DictReader(open(arguments.training / "faces.csv")) if row["split"] == "val"]
    name = "file" if "file" in rows[0] else next(iter(rows[0]))
    with tempfile.TemporaryDirectory() as folder:
        first, second = (pathlib.Path(folder) / side for side in ("first", "second"))
        first.mkdir()
        second.mkdir()
        for row in random.Random(1).sample(rows, min(arguments.photos, len(rows))):
            stem = pathlib.Path(row[name]).stem
            for path in (arguments.training / "images").glob(stem + ".*"):
                photo = Image.open(path).convert("RGB")
                photo.save(first / f"{stem}.jpg", quality=95)
                smaller = photo.resize((round(photo.width * .93), round(photo.height * .93)), Image.LANCZOS)
                ImageEnhance.Brightness(smaller).enhance(1.04).save(second / f"{stem}.jpg", quality=82)
        for program in arguments.programs:
            one, two = (parts(program, sorted(side.iterdir()), f"{folder}/out") for side in (first, second))
            both = one.keys() & two.keys()
            changes = collections.Counter(slot for photo in both for slot in one[photo].keys() | two[photo].keys() if one[photo].get(slot) != two[photo].get(slot))
            slots = sum(len(one[photo].keys() | two[photo].keys()) for photo in both)
            kept = sum(one[photo] == two[photo] for photo in both)
            print(f"{program}: {len(both)} photos, {changes.total() / slots:.1%} of slots change, {kept / len(both):.1%} keep every part; {dict(changes.most_common())}")


if __name__ == "__main__":
    main()
