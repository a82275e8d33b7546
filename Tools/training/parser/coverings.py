"""Draws what covers a head: headscarves, hoods, beanies, turbans, brimmed hats, with an exact label."""

import cv2
import numpy as np

import facemesh
import scenes
from atlas import CLOTHES, EAR, GLASSES, HAIR, HEADWEAR, NECK


def cloth(rng, shape, middle):
    """A piece of cloth with folds around `middle`, H×W×3."""
    ys, xs = np.mgrid[:shape[0], :shape[1]].astype(np.float32)
    angle = np.arctan2(ys - middle[1], xs - middle[0])
    radius = np.hypot(xs - middle[0], ys - middle[1])
    folds = sum(rng.uniform(0, 0.12) * np.sin(rng.uniform(1, 9) * angle + rng.uniform(0, 6) + radius * rng.uniform(-.06, .06))
                for _ in range(3))
    hue = np.uint8([[[rng.integers(0, 180), min(int(abs(rng.normal(0, 90))), 255), int(rng.uniform(15, 245))]]])
    base = cv2.cvtColor(hue, cv2.COLOR_HSV2BGR)[0, 0].astype(np.float32)
    colour = np.empty((*shape, 3), np.float32)
    colour[:] = base
    if rng.random() < 0.35:
        other = rng.uniform(0, 255, 3)
        period = rng.uniform(3, 18)
        kind = rng.integers(3)
        pattern = np.sin(radius / period * 2) if kind == 0 else np.sin(ys / period) if kind == 1 \
            else np.sin(xs / period) * np.sin(ys / period) * 2 - 1
        colour = np.where((pattern > rng.uniform(-0.2, 0.6))[..., None], other, colour).astype(np.float32)
    light = 1 + folds + rng.uniform(-0.3, 0.3) * (xs - middle[0]) / shape[1] - rng.uniform(0, 0.3) * (ys - middle[1]) / shape[0]
    light = light * (1 + 0.06 * scenes.octaves(rng, shape))
    return np.clip(colour * light[..., None], 0, 255)


def smooth_polygon(shape, points):
    mask = np.zeros(shape, np.uint8)
    cv2.fillPoly(mask, [np.round(np.asarray(points) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask


def arc(centre, a, b, start, end, power=2.0, count=40):
    t = np.radians(np.linspace(start, end, count))
    c, s = np.cos(t), np.sin(t)
    return np.stack([centre[0] + a * np.sign(c) * np.abs(c) ** (2 / power),
                     centre[1] + b * np.sign(s) * np.abs(s) ** (2 / power)], 1)


def draw(rng, crop, label, points, kind=None):
    """Returns a new crop and label, or the old ones where the head does not suit; `points` in the crop's pixels."""
    shape = label.shape
    oval = points[facemesh.OVAL]
    height = np.linalg.norm(points[10] - points[152])
    width = np.linalg.norm(points[234] - points[454])
    brow = points[[105, 334], 1].mean()
    middle = np.array([oval[:, 0].mean(), points[[10, 152], 1].mean()])
    kind = kind or rng.choice(["scarf", "hood", "dome", "brim"], p=[.35, .2, .25, .2])
    hair = (label == HAIR) & (np.mgrid[:shape[0], :1][0] < brow)
    ys, xs = np.where(hair)
    top = (np.percentile(ys, 1) if len(ys) > 50 else points[10, 1] - 0.12 * height) - 0.03 * height
    half = max((np.percentile(np.abs(xs - middle[0]), 98) if len(xs) > 50 else 0.52 * width) + 0.03 * width, 0.55 * width)
    if brow - top > 1.3 * height or half > 1.1 * width:
        return crop, label
    forehead = points[10, 1] + rng.uniform(-0.02, 0.65) * (brow - points[10, 1])
    mask = np.zeros(shape, np.uint8)
    drape = label.copy()
    if kind in ("scarf", "hood"):
        a = max(half, 0.6 * width) * rng.uniform(1.0, 1.2)
        crown = arc((middle[0], middle[1] - 0.1 * height), a, middle[1] - 0.1 * height - top + rng.uniform(0, .12) * height,
                    180, 360, rng.uniform(1.9, 2.6))
        foot = middle[1] + rng.uniform(0.6, 1.3) * height
        flare = rng.uniform(0.9, 1.5)
        outline = np.vstack([crown, [[middle[0] + a * flare, foot], [middle[0] - a * flare, foot]]])
        mask = smooth_polygon(shape, outline)
        grow = rng.uniform(0.92, 1.06) if kind == "scarf" else rng.uniform(1.02, 1.18)
        opening = middle + (oval - middle) * (grow, rng.uniform(0.98, 1.04) if kind == "scarf" else rng.uniform(1.0, 1.15))
        opening[:, 1] = np.maximum(opening[:, 1], forehead if kind == "scarf" else min(forehead, brow - 0.25 * height))
        inner = smooth_polygon(shape, opening)
        if rng.random() < (0.35 if kind == "scarf" else 0.8):
            throat = [points[172], points[397], [middle[0] + 0.3 * width, foot], [middle[0] - 0.3 * width, foot]]
            inner = np.maximum(inner, smooth_polygon(shape, throat))
        if kind == "hood":
            # Hair may show between the hood and the face; ears may not.
            keep = np.isin(label, [HAIR])
            mask[keep & (inner > 127)] = 0
        mask = np.where(inner > 127, np.minimum(mask, 255 - inner), mask)
    else:
        crown = arc((middle[0], forehead), max(half, 0.54 * width) * rng.uniform(1.0, 1.08), forehead - top
                    + rng.uniform(0, 0.25 if kind == "dome" else 0.4) * height, 180, 360, rng.uniform(1.8, 4 if kind == "brim" else 2.6))
        bow = rng.uniform(-0.1, 0.08) * height
        edge = arc((middle[0], forehead), crown[-1, 0] - middle[0], bow, 0, 180) if bow > 0 else np.zeros((0, 2))
        mask = smooth_polygon(shape, np.vstack([crown, edge]))
        if kind == "brim":
            across = rng.uniform(0.75, 1.25) * width
            brim = arc((middle[0], forehead), across, rng.uniform(0.05, 0.16) * height, 0, 360)
            mask = np.maximum(mask, smooth_polygon(shape, brim))
    inside = mask > 127
    if inside.sum() < 300:
        return crop, label
    texture = cloth(rng, shape, middle)
    level = np.clip(np.median(crop[label == 1]) / 150 if (label == 1).any() else 1, 0.5, 1.25)
    edge = cv2.GaussianBlur(mask, (0, 0), 3).astype(np.float32) / 255
    texture = np.clip(texture * level * (0.65 + 0.35 * np.clip(2 * edge - 0.8, 0, 1))[..., None], 0, 255)
    shadow = cv2.GaussianBlur(np.roll(mask, int(0.03 * height), 0), (0, 0), 0.02 * height).astype(np.float32) / 255
    base = crop * (1 - rng.uniform(0, 0.5) * shadow * (label != 0))[..., None]
    alpha = cv2.GaussianBlur(mask, (0, 0), 0.7).astype(np.float32)[..., None] / 255
    drawn = base * (1 - alpha) + texture * alpha
    drape[inside] = HEADWEAR
    rows = np.mgrid[:shape[0], :1][0]
    if kind in ("scarf", "hood"):
        # Hair, ears and clothes outside the cloth would be seen through it: nothing is known there.
        drape[~inside & np.isin(drape, [HAIR]) & (rows > brow)] = 255
        drape[~inside & (drape == EAR)] = 255
        low = points[152, 1] + 0.35 * height
        drape[inside & (rows > low)] = 255
    drape[~inside & (label == HAIR) & (rows < brow - 0.05 * height)] = 255
    return drawn.astype(np.uint8), drape
