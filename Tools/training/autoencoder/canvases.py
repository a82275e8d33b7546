"""Part canvases: finding them, and spoiling them as a parser spoils them."""

from pathlib import Path

import cv2
import numpy as np

SIDE = 306
DOMAINS = ("photo", "art")
HEADWEAR = (0xB0, 0x00, 0xFF)  # its canvas shows the face too, so bare heads are not empty


def find(folder, slots):
    """slot → domain → sorted paths, of `<folder>/<slot>/<domain>/*.png`; slots without any canvas are left out."""
    found = {slot: {domain: sorted((Path(folder) / slot / domain).glob("*.png")) for domain in DOMAINS}
             for slot in slots}
    if "headwear" in found:
        found["headwear"]["photo"] = [path for path in found["headwear"]["photo"] if shows(path, HEADWEAR)]
    return {slot: domains for slot, domains in found.items() if any(domains.values())}


def shows(path, colour, share=0.01):
    """Whether at least this share of a canvas has the colour, or nearly."""
    return (np.abs(read(path).astype(int) - colour).sum(2) < 48).mean() >= share


def read(path):
    """306×306×3 RGB uint8."""
    canvas = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if canvas is None or canvas.shape != (SIDE, SIDE, 3):
        raise ValueError(f"{path} is no {SIDE}×{SIDE} RGB picture; draw the canvases anew")
    return cv2.cvtColor(canvas, cv2.COLOR_BGR2RGB)


class Noise:
    """Smooth noise fields of standard deviation about 1, drawn once, served turned and mirrored."""

    def __init__(self, rng, cells, count=24):
        small = [rng.normal(0, 1, (cells, cells)).astype(np.float32) for _ in range(count)]
        self.fields = [cv2.resize(field, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC) for field in small]

    def draw(self, rng):
        field = np.rot90(self.fields[rng.integers(len(self.fields))], rng.integers(4))
        return field.T if rng.random() < 0.5 else field


BANK = {cells: Noise(np.random.default_rng(cells), cells) for cells in (7, 11, 20, 35, 50, 70, 90)}
COLUMN = np.arange(SIDE, dtype=np.float32)[None, :]
ROW = COLUMN.T


def spoiled(rng, canvas):
    """Small shift, scale and turn; ragged edges; coarse pixels; bits missing or exchanged. 306×306×3 uint8."""
    x, y = np.broadcast_to(COLUMN, (SIDE, SIDE)), np.broadcast_to(ROW, (SIDE, SIDE))
    if rng.random() < 0.85:
        angle, scale = np.float32(rng.normal(0, 0.03)), np.exp(rng.normal(0, 0.03, 2)).astype(np.float32)
        shift, middle = rng.normal(0, 4, 2).astype(np.float32), np.float32((SIDE - 1) / 2)
        cos, sin, u, v = np.cos(angle), np.sin(angle), COLUMN - middle, ROW - middle
        x = (cos * u - sin * v) * scale[0] + (middle + shift[0])
        y = (sin * u + cos * v) * scale[1] + (middle + shift[1])
    for choices, reach in (((7, 11), 2.5), ((35, 50, 70, 90), 1.6)):
        if rng.random() < 0.7:
            noise, reach = BANK[int(rng.choice(choices))], np.float32(rng.uniform(0, reach))
            x, y = x + noise.draw(rng) * reach, y + noise.draw(rng) * reach
    if rng.random() < 0.4:  # a parser's pixel is several canvas pixels wide
        step = np.float32(rng.uniform(2, 6))
        x, y = np.floor(x / step) * step + step / 2, np.floor(y / step) * step + step / 2
    result = cv2.remap(canvas, np.ascontiguousarray(x), np.ascontiguousarray(y), cv2.INTER_NEAREST if rng.random() < 0.7 else cv2.INTER_LINEAR,
                       borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < 0.35:  # the parser's doubt: along edges, patches of what lies a little beside
        dx, dy = rng.uniform(-9, 9, 2)
        beside = cv2.warpAffine(result, np.array([[1, 0, dx], [0, 1, dy]]), (SIDE, SIDE), flags=cv2.INTER_NEAREST,
                                borderMode=cv2.BORDER_REPLICATE)
        doubt = BANK[int(rng.choice((20, 35, 50)))].draw(rng) > rng.uniform(0.6, 1.6)
        cv2.copyTo(beside, doubt.astype(np.uint8), result)
    if rng.random() < 0.35:  # bits missing, or taken from elsewhere
        for _ in range(rng.integers(1, 4)):
            centre, axes = rng.integers(0, SIDE, 2).tolist(), np.exp(rng.uniform(1.5, 3.6, 2)).astype(int).tolist()
            other = result[tuple(rng.integers(0, SIDE, 2))] if rng.random() < 0.5 else result[2, 2]
            cv2.ellipse(result, centre, axes, float(rng.uniform(0, 180)), 0, 360, other.tolist(), -1)
    return result
