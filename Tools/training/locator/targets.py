"""What the network should answer for a canvas, and the loss."""

import numpy as np
import torch
from torch.nn import functional as F

from canvases import LARGEST, SMALLEST
from network import BASE, OUTPUTS, STRIDE

TOO_SMALL, TOO_LARGE = 13.0, 230.0  # beyond these widths a face counts as background; between, it is left alone


def encode(faces, size):
    """heat, ignore, weight (n×n each) and values (OUTPUTS−1 × n × n; channels as in the network's output from 1 on)."""
    n = size // STRIDE
    heat = np.zeros((n, n), np.float32)
    ignore = np.zeros((n, n), np.float32)
    weight = np.zeros((n, n), np.float32)
    values = np.zeros((OUTPUTS - 1, n, n), np.float32)
    axis = (np.arange(n, dtype=np.float32) + 0.5) * STRIDE
    for face in faces:
        extent = face.box[2:] - face.box[:2]
        centre = (face.box[2:] + face.box[:2]) / 2
        mean = float(np.sqrt(extent[0] * extent[1]))
        if not TOO_SMALL <= mean <= TOO_LARGE:
            continue
        dx, dy = axis - centre[0], axis - centre[1]
        sigma = max(0.65 * STRIDE, 0.075 * mean)
        bump = np.exp(-(dx[None, :] ** 2 + dy[:, None] ** 2) / (2 * sigma ** 2))
        if not SMALLEST * 0.9 <= mean <= LARGEST * 1.1:
            ignore = np.maximum(ignore, bump > 0.05)
            continue
        j, i = np.unravel_index(np.argmax(bump), bump.shape)
        near = np.where(bump >= 0.4, bump, 0)
        bump[j, i] = near[j, i] = 1
        heat = np.maximum(heat, bump)
        take = near > weight
        own = [np.broadcast_to(-dx[None, :] / STRIDE, (n, n)), np.broadcast_to(-dy[:, None] / STRIDE, (n, n)),
               np.full((n, n), np.log(extent[0] / BASE)), np.full((n, n), np.log(extent[1] / BASE))]
        for x, y in face.points:
            own += [np.broadcast_to((x - axis)[None, :] / mean, (n, n)),
                    np.broadcast_to((y - axis)[:, None] / mean, (n, n))]
        values[:, take] = np.stack(own)[:, take]
        weight[take] = near[take]
    return heat, ignore * (heat < 1), weight, values


def loss(output, heat, ignore, weight, values):
    """Focal loss of the score, smooth L1 of box and points; returns the sum and its three parts."""
    logit = output[:, 0]
    centre = (heat == 1).float()
    faces = centre.sum().clamp(min=1)
    score = torch.sigmoid(logit)
    hit = F.logsigmoid(logit) * (1 - score) ** 2 * centre
    miss = F.logsigmoid(-logit) * score ** 2 * (1 - heat) ** 4 * (1 - centre) * (1 - ignore)
    focal = -(hit.sum() + miss.sum()) / faces
    total = weight.sum().clamp(min=1)
    mean = BASE * torch.exp((values[:, 2] + values[:, 3]) / 2)
    shift = (output[:, 1:3] - values[:, 0:2]) * (STRIDE / mean)[:, None]
    size = output[:, 3:5] - values[:, 2:4]
    box = smooth(torch.cat([shift, size], 1)) * weight[:, None]
    points = smooth(output[:, 5:] - values[:, 4:]) * weight[:, None]
    box, points = box.sum() / total, points.sum() / total
    return focal + 3 * box + 4 * points, focal, box, points


def smooth(x, beta=0.03):
    return F.smooth_l1_loss(x, torch.zeros_like(x), reduction="none", beta=beta)
