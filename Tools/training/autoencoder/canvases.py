"""Part canvases: finding them, and spoiling them as a parser spoils them.

In memory a canvas is 306×306 bytes, each the number of a colour in its slot's palette (0 is black).
"""

import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "parser"))
from atlas import MATCHED, PIXELS, SLOTS, UNITS  # noqa: E402

SIDE = 306
DOMAINS = ("photo", "art")

# How wide and high the windows of the photos' canvases are, in parser pixels, and the colours that they show.
WINDOWS = {slot: tuple(side * PIXELS // UNITS for side in SLOTS[slot]["window"][2:]) for slot in MATCHED}
PALETTES = {slot: np.array([(0, 0, 0)] + [tuple(bytes.fromhex(shown["color"][1:])) for shown in SLOTS[slot]["classes"]], np.uint8)
            for slot in MATCHED}


def find(folders, slots):
    """slot → domain → sorted paths, of `<folder>/<slot>/<domain>/*.png`; slots without any canvas are left out."""
    found = {slot: {domain: sorted(path for folder in folders for path in (Path(folder) / slot / domain).glob("*.png"))
                    for domain in DOMAINS} for slot in slots}
    return {slot: domains for slot, domains in found.items() if any(domains.values())}


def read(path, slot):
    """A canvas as palette numbers, 306×306 uint8; edges take the nearer colour."""
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None or picture.shape != (SIDE, SIDE, 3):
        raise ValueError(f"{path} is no {SIDE}×{SIDE} RGB picture; draw the canvases anew")
    picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).astype(np.int32)
    distances = [np.square(picture - colour).sum(2) for colour in PALETTES[slot].astype(np.int32)]
    return np.argmin(distances, axis=0).astype(np.uint8)


def load(paths, slot, least=0.002):
    """The canvases that are not empty (headwear: that show a hat), N×306×306, and their paths."""
    number = len(PALETTES[slot]) - 1 if slot == "headwear" else 1
    kept = [(canvas, path) for path in paths for canvas in [read(path, slot)] if (canvas >= number).mean() >= least]
    if not kept:
        raise ValueError(f"no canvas of {slot} shows anything; draw the canvases anew")
    return np.stack([canvas for canvas, _ in kept]), [path for _, path in kept]


def colours(canvas, slot):
    """306×306×3 RGB uint8."""
    return PALETTES[slot][canvas]


class Noise:
    """Smooth noise fields of standard deviation about 1 in a grid's size, drawn once, served mirrored and turned over."""

    def __init__(self, rng, size, cells, count=32):
        self.fields = [cv2.resize(rng.normal(0, 1, (cells, cells)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
                       for _ in range(count)]

    def draw(self, rng):
        field = self.fields[rng.integers(len(self.fields))]
        return field[::1 - 2 * int(rng.integers(2)), ::1 - 2 * int(rng.integers(2))] * (1 - 2 * int(rng.integers(2)))


class Spoiler:
    """Spoils the canvases of one slot as parsing spoils a face, `strength` 1 being about a poor parse.

    The canvas is sampled at the parser's pixels through a small turn, scale and shift and through noise that makes the
    edges wander; bits are missing or exchanged; one class grows at the others' cost; then it is drawn from the coarse
    labels again as a photo's canvas is, smoothly.
    """

    def __init__(self, slot, seed=0):
        self.slot, self.size = slot, WINDOWS[slot]
        rng = np.random.default_rng(seed)
        self.broad = [Noise(rng, self.size, cells) for cells in (4, 7)]
        self.fine = [Noise(rng, self.size, cells) for cells in (14, 24, 40)]
        wide, high = self.size
        self.u = (np.arange(wide, dtype=np.float32) + 0.5 - wide / 2)[None, :]
        self.v = (np.arange(high, dtype=np.float32) + 0.5 - high / 2)[:, None]
        self.cell = np.float32([SIDE / wide, SIDE / high])  # canvas pixels per parser pixel

    def __call__(self, rng, canvas, strength):
        wide, high = self.size
        reach = strength * np.sqrt(min(wide, high) / 45)  # larger parts wander by more pixels, though less for their size
        turn, scale = rng.normal(0, 0.025) * strength, np.exp(rng.normal(0, 0.035, 2) * strength)
        shift = rng.normal(0, 0.9, 2) * reach
        cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
        x = (cos * self.u - sin * self.v) * np.float32(scale[0]) + np.float32(shift[0] + wide / 2)
        y = (sin * self.u + cos * self.v) * np.float32(scale[1]) + np.float32(shift[1] + high / 2)
        for bank, much in ((self.broad, 0.8), (self.fine, 0.7)):
            noise, much = bank[rng.integers(len(bank))], np.float32(rng.uniform(0, much) * reach)
            x, y = x + noise.draw(rng) * much, y + noise.draw(rng) * much
        labels = cv2.remap(canvas, x * self.cell[0] - np.float32(0.5), y * self.cell[1] - np.float32(0.5),
                           cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
        for _ in range(rng.poisson(1.2 * strength)):  # bits missing, or taken from elsewhere
            other = labels[rng.integers(high), rng.integers(wide)] if rng.random() < 0.5 else 0
            axes = np.exp(rng.uniform(0, 1.2, 2)) * reach ** 0.5 * min(wide, high) / 45
            cv2.ellipse(labels, (int(rng.integers(wide)), int(rng.integers(high))),
                        tuple(int(round(a)) for a in axes), float(rng.uniform(0, 180)), 0, 360, int(other), -1)
        return self.drawn(rng, labels, strength)

    def drawn(self, rng, labels, strength):
        """Coarse labels to a canvas: the heaviest class wins, one of them unduly heavy."""
        count = len(PALETTES[self.slot])
        layers = [cv2.resize(cv2.blur((labels == number).astype(np.float32), (2, 2) if rng.random() < 0.5 else (1, 1)),
                             (SIDE, SIDE), interpolation=cv2.INTER_LINEAR) for number in range(count)]
        layers[rng.integers(count)] *= np.float32(np.exp(rng.normal(0, 0.35) * strength))
        return np.argmax(layers, axis=0).astype(np.uint8)
