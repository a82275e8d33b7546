"""Writes pictures without a face, to count the locator's false alarms on.

    python negatives.py --training DIR --output DIR --split train --seed 1 --count 400     # to develop on
    python negatives.py --training DIR --output DIR --split val --seed 2 --count 200       # to measure on

A third comes from photos: pieces beside the face, several of them together, and whole photos whose face is covered by a
piece of another photo. A sixth shows single parts of our own style, drawn by rsvg-convert. The rest are textures and drawn
things; with `--lookalikes` all are drawn wheels, test charts, animals, clocks and the like. Look at the sheets (`--sheet`) when the photos or the seeds change: no bystander's face may be on them.
"""

import argparse
import csv
import subprocess
from pathlib import Path

import cv2
import numpy as np

import backgrounds
from distractors import colour, surface, things
from lookalikes import LOOKALIKES, lookalikes

PARTS = Path(__file__).resolve().parents[3] / "Parts" / "classic"
SLOTS = ["headwear", "hairFront", "hairBack", "glasses", "facialHair", "ears", "earrings", "head", "nose", "mouth",
         "brows"]


class Photos:
    def __init__(self, training, split):
        with open(training / "faces.csv") as table:
            self.rows = [r for r in csv.DictReader(table)
                         if r["split"] == split and r["usable"] == "y"]
        self.images = training / "images"

    def pick(self, rng):
        """A photo and its face box, grown by a tenth."""
        row = self.rows[rng.integers(len(self.rows))]
        picture = cv2.imread(str(self.images / row["file"]))[..., ::-1]
        x, y, w, h = (float(row["face_" + key]) for key in "xywh")
        return picture, (x - 0.1 * w, y - 0.1 * h, x + 1.1 * w, y + 1.1 * h)

    def piece(self, rng, least=40):
        """A rectangle that has nothing of the face; hair, neck, clothes and wall may be in it."""
        while True:
            picture, (x0, y0, x1, y1) = self.pick(rng)
            height, width = picture.shape[:2]
            free = [(0, 0, width, y0), (0, y1, width, height), (0, 0, x0, height), (x1, 0, width, height)]
            left, top, right, bottom = free[rng.integers(4)]
            if min(right - left, bottom - top) < least:
                continue
            w, h = rng.uniform(0.6, 1, 2) * (right - left, bottom - top)
            x, y = rng.uniform(left, right - w), rng.uniform(top, bottom - h)
            return picture[int(y):int(y + h), int(x):int(x + w)]


def scaled(picture, size):
    factor = size / max(picture.shape[:2])
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=kind)


def beside(rng, photos, size):
    return scaled(photos.piece(rng), size)


def mosaic(rng, photos, size):
    cells = int(rng.integers(2, 4))
    edge = size // cells
    rows = [[cv2.resize(photos.piece(rng), (edge, edge)) for _ in range(cells)] for _ in range(cells)]
    return np.vstack([np.hstack(row) for row in rows])


def covered(rng, photos, size):
    """A photo with a piece of another one over the whole face, brow to chin and ear to ear."""
    picture, face = photos.pick(rng)
    picture = picture.copy()
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (int(np.clip(v, 0, end)) for v, end in zip(face, (width, height, width, height)))
    picture[y0:y1, x0:x1] = cv2.resize(photos.piece(rng), (x1 - x0, y1 - y0))
    return scaled(picture, size)


def part(rng, side):
    """One part of our style in any colours, side×side RGBA."""
    slot = SLOTS[rng.integers(len(SLOTS))]
    files = sorted((PARTS / slot).glob("*.svg"))
    main, roles = rng.uniform(10, 250, 3), ["skin", "hair", "brow", "beard", "frame", "lens", "fabric", "metal", "lip",
                                            "teeth", "tongue", "mouth", "line", "sclera", "iris", "pupil"]
    rules = []
    for role in roles:
        paint = np.clip(main + rng.normal(0, 25, 3), 0, 255).astype(int)
        for name, c in ((role, paint), (role + "-shade", paint * 3 // 4)):
            value = "rgb({},{},{})".format(*c)
            rules.append(f".{name}{{fill:{value};stop-color:{value}}} .{name}.outline{{fill:none;stroke:{value}}}")
    file = files[rng.integers(len(files))]
    command = ["rsvg-convert", "-w", str(side), "-h", str(side), "-s", "/dev/stdin", str(file)]
    png = subprocess.run(command, input="\n".join(rules).encode(), capture_output=True, check=True).stdout
    return cv2.cvtColor(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)


def parts(rng, photos, size):
    """One to four parts of different places over a plain, textured or photographed ground."""
    grounds = [lambda: np.full((size, size, 3), colour(rng)), lambda: backgrounds.texture(rng, size),
               lambda: cv2.resize(photos.piece(rng), (size, size))]
    picture = grounds[rng.integers(3)]().astype(np.float32)
    many = rng.random() < 0.4
    cells = [(i, j) for i in (0, 1) for j in (0, 1)] if many else [(0, 0)]
    for i, j in cells:
        room = size // 2 if many else size
        side = int(rng.uniform(0.5, 1) * room)
        drawn = part(rng, side).astype(np.float32)
        x, y = i * room + rng.integers(0, room - side + 1), j * room + rng.integers(0, room - side + 1)
        alpha = drawn[..., 3:] / 255
        picture[y:y + side, x:x + side] = alpha * drawn[..., :3] + (1 - alpha) * picture[y:y + side, x:x + side]
    return picture


KINDS = {
    "beside": (0.20, beside), "mosaic": (0.06, mosaic), "covered": (0.10, covered), "parts": (0.16, parts),
    "texture": (0.14, lambda rng, _, size: backgrounds.texture(rng, size)),
    "surface": (0.12, lambda rng, _, size: surface(rng, size)), "things": (0.22, lambda rng, _, size: things(rng, size)),
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--output", type=Path, required=True, help="a folder outside the checkout")
    arguments.add_argument("--split", required=True, help="whose photos are used")
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--sheet", type=Path, help="also write all pictures on sheets of 100, PREFIX-0.png …")
    arguments.add_argument("--lookalikes", action="store_true", help="only drawn things that were taken for faces")
    options = arguments.parse_args()
    chosen = KINDS
    if options.lookalikes:
        chosen = {name: (share, lambda rng, photos, size, draw=draw: lookalikes(rng, size, photos, draw))
                  for name, (share, draw) in LOOKALIKES.items()}
    rng = np.random.default_rng(options.seed)
    photos = Photos(options.training, options.split)
    options.output.mkdir(parents=True, exist_ok=True)
    shares = np.array([share for share, _ in chosen.values()])
    kinds = np.repeat(list(chosen), np.diff(np.rint(np.append(0, np.cumsum(shares)) * options.count).astype(int)))
    small = []
    for index, kind in enumerate(kinds):
        size = int(np.exp(rng.uniform(np.log(160), np.log(1000))))
        picture = np.clip(chosen[kind][1](rng, photos, size), 0, 255).astype(np.uint8)
        if rng.random() < 0.15:
            picture = np.repeat(picture.mean(2, keepdims=True).astype(np.uint8), 3, 2)
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(60, 96))]
        cv2.imwrite(str(options.output / f"{index:03}-{kind}.jpg"), picture[..., ::-1], quality)
        tile = np.full((150, 150, 3), 255, np.uint8)
        shown = scaled(picture, 146)
        tile[:shown.shape[0], :shown.shape[1]] = shown
        small.append(cv2.putText(tile, str(index), (2, 148), 0, 0.4, (255, 0, 0)))
    for sheet in range(0, len(small) if options.sheet else 0, 100):
        rows = [np.hstack(small[i:i + 10]) for i in range(sheet, min(sheet + 100, len(small) // 10 * 10), 10)]
        cv2.imwrite(f"{options.sheet}-{sheet // 100}.png", np.vstack(rows)[..., ::-1])
    print(f"{options.output}: {len(kinds)} pictures")


if __name__ == "__main__":
    main()
