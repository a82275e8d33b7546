"""Draws a receding or bald crown: skin where the hair above the forehead was, with an exact label."""

import cv2
import numpy as np

import facemesh
import scenes
from atlas import HAIR, NOSE, SKIN


def draw(rng, crop, label, points):
    """Returns a new crop and label; `points` are the 478 landmarks in the crop's pixels."""
    height = np.linalg.norm(points[10] - points[152])
    width = np.linalg.norm(points[234] - points[454])
    forehead = points[[10, 151, 9]].mean(0)
    rows, columns = np.where((label == HAIR) & (np.mgrid[:label.shape[0], :1][0] < forehead[1]))
    if len(rows) < 300:
        return crop, label
    top = np.percentile(rows, 2)
    if forehead[1] - top > 0.75 * height:
        return crop, label
    # From temples and crown: one large arc, or two bays beside a tuft.
    area = np.zeros(label.shape, np.uint8)
    reach = rng.uniform(0.25, 1.1) * (points[10, 1] - top) + 0.02 * height
    half = rng.uniform(0.3, 0.5) * width
    if rng.random() < 0.7:
        centre = (float(points[10, 0]), float(forehead[1]))
        cv2.ellipse(area, (centre, (float(2 * half), float(2 * (reach + forehead[1] - points[10, 1]))), 0.0), 255, -1)
    else:
        for side in (-1, 1):
            centre = (float(points[10, 0] + side * 0.27 * width), float(forehead[1]))
            size = (float(0.8 * half), float(1.7 * (reach + forehead[1] - points[10, 1])))
            cv2.ellipse(area, (centre, size, side * rng.uniform(-5, 25)), 255, -1)
    ragged = cv2.GaussianBlur(area, (0, 0), 0.02 * height).astype(np.float32) / 255 + 0.25 * scenes.octaves(rng, label.shape)
    inside = (ragged > 0.5) & (label == HAIR)
    if inside.sum() < 80:
        return crop, label
    zone = cv2.erode((((label == SKIN) | (label == NOSE)) & (np.mgrid[:label.shape[0], :1][0] < points[4, 1])).astype(np.uint8),
                     np.ones((3, 3), np.uint8)) > 0
    if zone.sum() < 200:
        return crop, label
    skin = np.median(crop[zone], 0)
    ys, xs = np.mgrid[:label.shape[0], :label.shape[1]].astype(np.float32)
    across = (xs - points[10, 0]) / width
    light = 1.05 - rng.uniform(0.2, 1.2) * across ** 2 + rng.uniform(-0.35, 0.35) * across
    light += rng.uniform(0, 0.35) * np.exp(-((across - rng.normal(0, 0.12)) ** 2 + ((ys - points[10, 1]) / height) ** 2) * 40)
    light *= 1 + 0.05 * scenes.octaves(rng, label.shape)
    paint = np.clip(skin * light[..., None], 0, 255)
    # A little of the photo's own light and shade stays.
    paint = paint + (cv2.GaussianBlur(crop, (0, 0), 1.5).astype(np.float32) - cv2.GaussianBlur(crop, (0, 0), 6)) * 0.3
    alpha = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), rng.uniform(0.6, 2.0))[..., None]
    alpha *= rng.uniform(0.85, 1)
    result = label.copy()
    result[inside] = SKIN
    return np.clip(crop * (1 - alpha) + paint * alpha, 0, 255).astype(np.uint8), result
