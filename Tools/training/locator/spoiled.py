"""Writes a spoiled copy of every photo of a face, so that limits are not chosen on easy pictures alone.

    python spoiled.py --training DIR --split train --seed 1 --output DIR     # and DIR.json with the boxes

Twelve kinds in turn: made small (a face 40 to 80 pixels wide), blurred, noisy, a poor JPEG, lit from one side, leaning by 15° to
40°, lips and chin covered, dark glasses, a hat, cut by the picture's edge, grey, in coloured light.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np


def small(rng, p, x, y, w, h):
    s = rng.uniform(40, 80) / w
    return cv2.resize(p, None, fx=s, fy=s, interpolation=cv2.INTER_AREA), (s * x, s * y, s * w, s * h)


def blur(rng, p, x, y, w, h):
    return cv2.GaussianBlur(p, (0, 0), w * rng.uniform(0.01, 0.03))


def noise(rng, p, x, y, w, h):
    return p + rng.normal(0, rng.uniform(10, 30), p.shape)


def jpeg(rng, p, x, y, w, h):
    code = cv2.imencode(".jpg", np.clip(p, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(10, 35))])[1]
    return cv2.imdecode(code, cv2.IMREAD_COLOR)


def light(rng, p, x, y, w, h):
    rows, columns = np.mgrid[0:p.shape[0], 0:p.shape[1]]
    angle = rng.uniform(0, 2 * np.pi)
    t = (columns - x - w / 2) / w * np.cos(angle) + (rows - y - h / 2) / h * np.sin(angle)
    return p * np.clip(0.7 + rng.uniform(0.6, 1.1) * t, 0.12, 1.6)[..., None]


def tilt(rng, p, x, y, w, h):
    turn = cv2.getRotationMatrix2D((x + w / 2, y + h / 2), rng.uniform(15, 40) * rng.choice([-1, 1]), 1)
    return cv2.warpAffine(p, turn, p.shape[1::-1], borderMode=cv2.BORDER_REFLECT)


def mask(rng, p, x, y, w, h):
    outline = [(0.02, 0.5), (0.5, 0.42), (0.98, 0.5), (0.85, 0.9), (0.5, 1.03), (0.15, 0.9)]
    points = np.array([(x + a * w, y + b * h) for a, b in outline], np.int32)
    return cv2.fillPoly(p, [points], rng.uniform(20, 240, 3).tolist(), cv2.LINE_AA)


def shades(rng, p, x, y, w, h):
    dark = rng.uniform(0, 50, 3).tolist()
    for side in (0.29, 0.71):
        cv2.ellipse(p, (int(x + side * w), int(y + 0.34 * h)), (int(0.19 * w), int(0.12 * h)), 0, 0, 360, dark, -1, cv2.LINE_AA)
    bar = [(int(x), int(y + 0.3 * h)), (int(x + w), int(y + 0.3 * h))]
    return cv2.line(p, *bar, dark, max(1, int(w / 30)), cv2.LINE_AA)


def hat(rng, p, x, y, w, h):
    fabric, brim = rng.uniform(10, 240, 3), (int(x + w / 2), int(y + rng.uniform(0.02, 0.16) * h))
    cv2.ellipse(p, brim, (int(0.62 * w), int(0.6 * h)), 0, 180, 360, fabric.tolist(), -1, cv2.LINE_AA)
    return cv2.ellipse(p, brim, (int(0.8 * w), int(0.07 * h)), 0, 0, 360, (0.7 * fabric).tolist(), -1, cv2.LINE_AA)


def edge(rng, p, x, y, w, h):
    height, width = p.shape[:2]
    side, lost = rng.integers(4), rng.uniform(0, 0.2)
    left, right = (int(max(0, x + lost * w)) if side == 0 else 0), (int(min(width, x + w - lost * w)) if side == 1 else width)
    top, bottom = (int(max(0, y + lost * h)) if side == 2 else 0), (int(min(height, y + h - lost * h)) if side == 3 else height)
    return p[top:bottom, left:right], (x - left, y - top, w, h)


def grey(rng, p, x, y, w, h):
    return np.repeat(p.mean(2, keepdims=True), 3, 2)


def cast(rng, p, x, y, w, h):
    return p * rng.permutation([rng.uniform(0.25, 0.6), 1, rng.uniform(0.6, 1)])


KINDS = [small, blur, noise, jpeg, light, tilt, mask, shades, hat, edge, grey, cast]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--split", default="train")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--output", type=Path, required=True, help="a folder outside the checkout")
    options = arguments.parse_args()
    with open(options.training / "faces.csv") as table:
        rows = [r for r in csv.DictReader(table) if r["split"] == options.split and r["usable"] == "y"]
    options.output.mkdir(parents=True, exist_ok=True)
    rng, boxes = np.random.default_rng(options.seed), {}
    for number, index in enumerate(rng.permutation(len(rows))):
        row, spoil = rows[index], KINDS[number % len(KINDS)]
        photo = cv2.imread(str(options.training / "images" / row["file"])).astype(np.float32)
        box = [float(row["face_" + key]) for key in "xywh"]
        spoiled = spoil(rng, photo, *box)
        if isinstance(spoiled, tuple):
            spoiled, box = spoiled
        name = f"{spoil.__name__}-{row['file']}"
        cv2.imwrite(str(options.output / name), np.clip(spoiled, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 90])
        boxes[name] = list(box)
    Path(f"{options.output}.json").write_text(json.dumps(boxes))
    print(f"{options.output}: {len(boxes)} photos")


if __name__ == "__main__":
    main()
