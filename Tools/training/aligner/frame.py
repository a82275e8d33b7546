"""The canonical frame by three points, in batches, and the aligner's view of it."""

import torch
from torch.nn import functional as F

from network import EYE_COLUMN, EYE_ROW, SIDE, UNITS

EYES_TO_CHIN = 160.0


def frame(points):
    """Of N×3×2 points (left eye, right eye, chin): the midpoints of the eyes N×2, and N×2×2 that take units, from there, to
    pixels. As `CanonicalFrame.transformToPicture` has it."""
    left, right, chin = points.unbind(1)
    middle = (left + right) / 2
    eyes, down = right - left, chin - middle
    length = down.norm(dim=1).clamp(min=1e-6)
    # In a profile the line of the eyes says nothing.
    profile = eyes.norm(dim=1) < 0.35 * length
    across = torch.where(profile[:, None], torch.stack([down[:, 1], -down[:, 0]], 1), eyes)
    across = across / across.norm(dim=1, keepdim=True).clamp(min=1e-6)
    turn = torch.stack([across, torch.stack([-across[:, 1], across[:, 0]], 1)], 2)
    return middle, turn * (length / EYES_TO_CHIN)[:, None, None]


def in_units(points, middle, matrix):
    """N×3×2 points of pixels in units, from the midpoint of the eyes."""
    # The inverse of a similarity is its transpose over its determinant.
    return (points - middle[:, None]) @ matrix / (matrix[:, :, 0] ** 2).sum(1)[:, None, None]


def view(crops, middle, matrix):
    """What the aligner sees: N×3×96×96, sampled of N×3×H×W in the frame that `middle` and `matrix` give."""
    height, width = crops.shape[2:]
    line = torch.arange(SIDE, device=crops.device) + 0.5
    y, x = torch.meshgrid(UNITS * (line - EYE_ROW), UNITS * (line - EYE_COLUMN), indexing="ij")
    grid = torch.stack([x, y], -1).reshape(1, -1, 2) @ matrix.transpose(1, 2) + middle[:, None]
    grid = grid / torch.tensor([width, height], device=crops.device) * 2 - 1
    return F.grid_sample(crops, grid.reshape(-1, SIDE, SIDE, 2), padding_mode="border", align_corners=False)
