"""What hair is read from: shares of hair labels in zones of the 256×256 frame, and the texture of its pixels.

`Sources/FaceParsing/Measuring/HairMeasures.swift` measures the same; keep the two alike.
"""

import pathlib
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import zones  # noqa: E402

HAIR, HEADWEAR = 8, 10
BESIDE, ABOVE = zones.boxes("besideFace"), zones.boxes("aboveFace")
TYPICAL_TEXTURE = [0.1, 0.5, 0.5, 0.2, 0.3]


def hair_measures(labels, crop):
    """35 numbers from a 256×256 label map and the 256×256×3 RGB crop."""
    hair = labels == HAIR

    def share(zone):
        top, bottom, first, last = zone
        return hair[top:bottom, first:last].mean()

    values = []
    for band in range(0, len(BESIDE), 4):
        left, inner_left, inner_right, right = map(share, BESIDE[band:band + 4])
        values += [(left + right) / 2, (inner_left + inner_right) / 2, max(left, right)]
    values += map(share, ABOVE)
    values += [(labels == HEADWEAR).mean(), hair.mean()]
    values += texture(hair, crop)
    border = (hair[:, 1:] != hair[:, :-1]).sum() + (hair[1:] != hair[:-1]).sum()
    values.append(border / np.sqrt(hair.sum() + 1))
    return values


def texture(hair, crop):
    """Gradient energy, share of it that is vertical, coherence of its direction, spread of 8×8 blocks, and brightness."""
    luma = crop.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    inside = hair.copy()
    inside[2:] &= hair[:-2]
    inside[:-2] &= hair[2:]
    inside[:, 2:] &= hair[:, :-2]
    inside[:, :-2] &= hair[:, 2:]
    inside[:2] = inside[-2:] = False
    inside[:, :2] = inside[:, -2:] = False
    if inside.sum() < 150:
        return TYPICAL_TEXTURE
    across, down = np.zeros_like(luma), np.zeros_like(luma)
    across[:, 1:-1] = (luma[:, 2:] - luma[:, :-2]) / 2
    down[1:-1] = (luma[2:] - luma[:-2]) / 2
    mean = luma[inside].mean() + 10

    def blocks(values):
        return (values * inside).reshape(32, 8, 32, 8).sum((1, 3))

    xx, yy, xy, count = blocks(across * across), blocks(down * down), blocks(across * down), blocks(np.ones_like(luma))
    full = count >= 24
    energy = np.hypot(across, down)[inside].mean() / mean
    vertical = (down[inside] ** 2).sum() / ((across[inside] ** 2 + down[inside] ** 2).sum() + 1)
    coherence = np.hypot(xx - yy, 2 * xy)[full].sum() / ((xx + yy)[full].sum() + 1)
    means = blocks(luma)[full] / count[full]
    spread = means.std() / mean if full.sum() > 1 else 0
    return [energy, vertical, coherence, spread, mean / 255]
