"""Faces as numbers: for a mood, vectors of random faces that wear one of its expressions.

A slot's vector is the part's, minus the slot's mean in the style's index, divided by its length; an empty slot is zeros. Parts that are drawn
only for expressions do not stand in the index; they are embedded all the same, with the style's embedder. So, once, from the root:

    python3 Tools/training/captions/pictures.py --program .build/release/mugmoji --out FACES.npz

which copies the styles, lets every part be matched, embeds them and keeps vectors (already centred and of length 1).
"""

import argparse
import json
import pathlib
import random
import shutil
import subprocess
import tempfile

import numpy
from safetensors import safe_open

from moods import MOODS, ROOT, expressions

SLOTS = ["hairFront", "headwear", "brows", "eyes", "glasses", "nose", "mouth", "facialHair", "ears", "head"]
STYLES = {"pop": 0.7, "classic": 0.15, "ink": 0.15}
WORN = {"headwear": 0.15, "glasses": 0.25, "facialHair": 0.2, "hairFront": 0.96}  # all others always


def embed(program: pathlib.Path, out: pathlib.Path) -> None:
    kept = {}
    for style in STYLES:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / style
            shutil.copytree(ROOT / "Parts" / style, copy)
            for drawing in copy.rglob("*.svg"):
                drawing.write_text(drawing.read_text().replace(' data-matched="no"', ""))
            subprocess.run([program, "index", "build", "--parts", copy, "--jobs", "1"], check=True)
            with safe_open(ROOT / "Parts" / style / "parts.safetensors", "np") as own, safe_open(copy / "parts.safetensors", "np") as all_:
                for slot in SLOTS:
                    vectors = all_.get_tensor(f"{slot}.vectors") - own.get_tensor(f"{slot}.mean")
                    vectors /= numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
                    kept[f"{style}.{slot}.ids"] = numpy.array(all_.metadata()[f"{slot}.ids"].split(" "))
                    kept[f"{style}.{slot}.matched"] = numpy.array(own.metadata()[f"{slot}.ids"].split(" "))
                    kept[f"{style}.{slot}"] = vectors.astype(numpy.float32)
    numpy.savez_compressed(out, **kept)


class Faces:
    """Draws faces by lot, always the same for the same seed."""

    def __init__(self, path: pathlib.Path, moods: pathlib.Path | None = None, seed: int = 1):
        file = numpy.load(path)
        self.random, self.moods = random.Random(seed), expressions(moods)
        self.vectors = {(style, slot): dict(zip(file[f"{style}.{slot}.ids"].tolist(), file[f"{style}.{slot}"])) for style in STYLES for slot in SLOTS}
        self.matched = {(style, slot): file[f"{style}.{slot}.matched"].tolist() for style in STYLES for slot in SLOTS}
        self.dimension = file["pop.head"].shape[1]
        self.expressions = {
            style: {e["name"]: e for e in json.loads((ROOT / "Parts" / style / "expressions.json").read_text())["expressions"]} for style in STYLES
        }

    def eyes(self, style: str, own: str, state: str) -> str | None:
        """As StyleLibrary.eyes(_:in:) finds them."""
        known = self.vectors[style, "eyes"]
        bare = own.removesuffix("--lash")
        wanted = [f"{bare}--{state}"] + ([f"{state}-lashes"] if "lash" in own else []) + [state]
        return next((name for name in wanted if name in known), None)

    def vector(self, style: str, parts: dict[str, str], expression: dict | None) -> numpy.ndarray:
        """What the program computes for a recipe with these parts and this expression."""
        parts, numbers = dict(parts), (0.0, 0.0, 0.0)
        if expression:
            if "eyes" in expression:
                parts["eyes"] = self.eyes(style, parts.get("eyes", ""), expression["eyes"]) or parts["eyes"]
            if "mouth" in expression:
                parts["mouth"] = expression["mouth"]
            for slot, part in expression.get("parts", {}).items():
                if slot in SLOTS and (slot != "headwear" or slot not in parts):
                    parts[slot] = part
            sides = [expression.get(side, expression.get("brows", {})) for side in ("leftBrow", "rightBrow")]
            dy, frown = (sum(side.get(key, 0) for side in sides) / 2 for key in ("dy", "frown"))
            numbers = dy / 16, frown / 16, expression.get("opening", 1) - 1
        empty = numpy.zeros(self.dimension, numpy.float32)
        found = [self.vectors[style, slot].get(parts.get(slot), empty) for slot in SLOTS]
        return numpy.concatenate(found + [numpy.array(numbers, numpy.float32)])

    def draw(self, mood: str, style: str | None = None) -> numpy.ndarray:
        """A face of a mood; of a style that has none of its expressions, one without an expression."""
        lot = self.random
        style = style or lot.choices(list(STYLES), STYLES.values())[0]
        parts = {slot: lot.choice(self.matched[style, slot]) for slot in SLOTS if lot.random() < WORN.get(slot, 1)}
        known = [self.expressions[style][name] for name in self.moods[mood] if name in self.expressions[style]]
        expression = lot.choices(known, [2.0 ** -place for place in range(len(known))])[0] if known else None
        return self.vector(style, parts, expression)

    def pool(self, size: int, style: str | None = None) -> numpy.ndarray:
        """48×size×P."""
        return numpy.stack([numpy.stack([self.draw(mood, style) for _ in range(size)]) for mood in MOODS])


def tell(path: pathlib.Path, moods: pathlib.Path | None) -> None:
    """How far a linear map tells the mood from the face: moods share expressions."""
    known, asked = Faces(path, moods).pool(256), Faces(path, moods, seed=9).pool(40, "pop")
    count = len(MOODS)

    def rows(pool: numpy.ndarray) -> numpy.ndarray:
        flat = pool.reshape(-1, pool.shape[2]).astype(numpy.float64)
        return numpy.hstack([flat, numpy.ones((len(flat), 1))])

    faces, told = rows(known), numpy.repeat(numpy.eye(count), known.shape[1], 0)
    weights = numpy.linalg.solve(faces.T @ faces + 20 * numpy.eye(faces.shape[1]), faces.T @ (told - 1 / count))
    scores = (rows(asked) @ weights).reshape(count, -1, count)
    ranks = numpy.stack([(scores[mood] > scores[mood][:, [mood]]).sum(1) for mood in range(count)])
    print(f"the mood is the first for {(ranks < 1).mean():.2f} of the faces, among the first three for {(ranks < 3).mean():.2f}; by mood, of three:")
    by_mood = (ranks < 3).mean(1)
    print(", ".join(f"{MOODS[mood]} {by_mood[mood]:.2f}" for mood in by_mood.argsort()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, help="the built mugmoji: embeds the parts")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="FACES.npz")
    parser.add_argument("--moods", type=pathlib.Path, help="moods.json (default: the package's)")
    parser.add_argument("--tell", action="store_true", help="how far faces tell their mood")
    arguments = parser.parse_args()
    if arguments.program:
        embed(arguments.program.resolve(), arguments.out)
    if arguments.tell:
        tell(arguments.out, arguments.moods)


if __name__ == "__main__":
    main()
