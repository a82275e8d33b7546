"""Draws eyeglasses and sunglasses onto a face, with an exact label."""

import cv2
import numpy as np

import facemesh
from atlas import GLASSES

SUPERSAMPLING = 4


def lens_outline(rng, style, a, b, outward):
    """A lens around (0, 0) with half axes a and b; x grows away from the nose where `outward` is 1."""
    t = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    power = {"round": 2.0, "oval": 2.2, "square": 5.0, "panto": 2.6, "aviator": 2.4, "cat": 3.0}[style]
    x = a * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** (2 / power)
    y = b * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** (2 / power)
    away = x / a
    if style == "panto":
        x = x * (1 - 0.14 * y / b)
    if style == "aviator":
        y = np.where(y > 0, y * (1.15 - 0.2 * away), y * 0.85)
        x = x * (1 - 0.1 * y / b)
    if style == "cat":
        y = y - 0.28 * b * np.clip(away, 0, None) ** 2 * (y < 0.2 * b)
    return np.stack([x * outward, y], 1)


def rim_colour(rng):
    palette = [(20, 20, 22), (25, 25, 30), (30, 45, 75), (35, 60, 110), (70, 150, 190), (170, 175, 180), (110, 110, 115),
               (40, 30, 140), (130, 60, 30), (200, 210, 225), (60, 30, 70)]
    colour = np.array(palette[rng.choice(len(palette), p=[.26, .12, .12, .1, .1, .08, .06, .05, .05, .03, .03])], float)
    return np.clip(colour + rng.normal(0, 8, 3), 0, 255)


def draw(rng, crop, label, points):
    """Returns a new crop and label; `points` are the 478 landmarks in the crop's pixels."""
    centres = np.array([points[e].mean(0) for e in facemesh.EYES])
    across = centres[1] - centres[0]
    distance = np.linalg.norm(across)
    if distance < 25:
        return crop, label
    u = across / distance
    v = np.array([-u[1], u[0]])
    widths = np.array([np.linalg.norm(np.ptp(points[e], 0)) for e in facemesh.EYES])
    foreshortening = np.clip(widths / widths.max(), 0.5, 1)
    dark = rng.random() < 0.35
    style = rng.choice(["round", "oval", "square", "panto", "aviator", "cat"], p=[.2, .15, .3, .15, .12, .08])
    a = distance * rng.uniform(0.33, 0.43) * (1.04 if dark else 1)
    b = a * {"round": rng.uniform(.9, 1), "oval": rng.uniform(.55, .75), "square": rng.uniform(.5, .8),
             "panto": rng.uniform(.78, .92), "aviator": rng.uniform(.75, .9), "cat": rng.uniform(.6, .75)}[style]
    drop = distance * rng.uniform(0.0, 0.1)
    apart = rng.uniform(0.0, 0.05) * distance
    thickness = distance * (rng.uniform(0.014, 0.035) if rng.random() < 0.5 else rng.uniform(0.035, 0.1))
    half_rim = rng.random() < 0.12
    lenses = []
    for side, outward in enumerate((-1, 1)):
        outline = lens_outline(rng, style, a * foreshortening[side], b, outward)
        centre = centres[side] + v * drop + u * outward * apart
        lenses.append(centre + outline[:, :1] * u + outline[:, 1:] * v)
    low = np.floor(np.minimum(np.vstack(lenses).min(0), points[[234, 454]].min(0)) - 12).astype(int)
    high = np.ceil(np.maximum(np.vstack(lenses).max(0), points[[234, 454]].max(0)) + 12).astype(int)
    low, high = np.maximum(low, 0), np.minimum(high, np.array(crop.shape[1::-1]))
    width, height = high - low
    if width < 10 or height < 10:
        return crop, label
    s = SUPERSAMPLING

    def place(p):
        return np.round((p - low + 0.5) * s).astype(np.int32)

    def shrink(mask):
        return cv2.resize(mask, (int(width), int(height)), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    rim = np.zeros((height * s, width * s), np.uint8)
    lens = np.zeros_like(rim)
    line = max(int(round(thickness * s)), 3)
    for outline in lenses:
        cv2.fillPoly(lens, [place(outline)], 255)
        if half_rim:
            top = outline[(outline - outline.mean(0)) @ v < 0.1 * b]
            order = np.argsort((top - top.mean(0)) @ u)
            cv2.polylines(rim, [place(top[order])], False, 255, line)
        else:
            cv2.polylines(rim, [place(outline)], True, 255, line)
    inner = [lenses[0][np.argmax(lenses[0] @ u)], lenses[1][np.argmin(lenses[1] @ u)]]
    level = rng.uniform(-0.45, -0.05) * b
    ends = [p + v * (level - (p - (centres[i] + v * drop)) @ v) * 0.8 for i, p in enumerate(inner)]
    arch = (ends[0] + ends[1]) / 2 - v * distance * rng.uniform(0.0, 0.06)
    t = np.linspace(0, 1, 12)[:, None]
    curve = (1 - t) ** 2 * (ends[0] - u) + 2 * t * (1 - t) * arch + t ** 2 * (ends[1] + u)
    cv2.polylines(rim, [place(curve)], False, 255, max(int(line * rng.uniform(0.7, 1.2)), 3))
    if style == "aviator" and rng.random() < 0.6:
        cv2.polylines(rim, [place(curve - v * b * 0.35)], False, 255, max(int(line * 0.7), 3))
    temple = np.zeros_like(rim)
    for side, (ear, outward) in enumerate(((127, -1), (356, 1))):
        start = lenses[side][np.argmax(lenses[side] @ u * outward)] - v * b * rng.uniform(0.15, 0.4)
        end = points[ear] + v * distance * 0.12
        end = end + (start - end) @ v * v * 0.8
        if (end - start) @ u * outward > 2:
            cv2.line(temple, place(start).tolist(), place(end).tolist(), 255, max(int(line * rng.uniform(0.6, 1)), 3))
    rim, lens, temple = shrink(rim), shrink(lens), shrink(temple)
    window = np.s_[low[1]:high[1], low[0]:high[0]]
    part, ids = crop[window].astype(np.float32), label[window].copy()
    temple[np.isin(ids, [8, 10]) & (rng.random() < 0.7)] = 0
    temple[ids == 0] = 0
    rim = np.maximum(rim, temple)
    colour = rim_colour(rng)
    ys, xs = np.mgrid[:height, :width].astype(np.float32)
    light = max(float(np.median(part[ids == 1])) if (ids == 1).any() else 128, 40) / 150
    shadow = cv2.GaussianBlur(np.roll(rim, int(round(distance * 0.03)), 0), (0, 0), distance * 0.02)
    part *= (1 - rng.uniform(0, 0.45) * shadow)[..., None]
    if dark:
        tint = np.array([(15, 15, 15), (20, 25, 30), (25, 40, 25), (60, 35, 20), (20, 40, 70), (90, 60, 40), (40, 90, 150),
                         (150, 60, 120), (170, 150, 60), (60, 60, 170)][rng.choice(10, p=[.26, .16, .1, .1, .12, .06, .05, .05,
                                                                               .05, .05])], np.float32)
        gradient = 1 + rng.uniform(-0.5, 0.9) * (ys / height - 0.5) + rng.uniform(-0.4, 0.4) * (xs / width - 0.5)
        opacity = rng.uniform(0.8, 1.0) * lens
        part = part * (1 - opacity[..., None]) + (tint * gradient[..., None] * light) * opacity[..., None]
        ids[lens > 0.5] = GLASSES
    else:
        amount = rng.uniform(0, 0.12) * lens
        part = part * (1 - amount[..., None]) + rng.uniform(60, 255, 3).astype(np.float32) * amount[..., None]
    if rng.random() < 0.6:
        glare = np.zeros((height, width), np.float32)
        for outline in lenses:
            spot = outline.mean(0) - low + rng.normal(0, 0.35, 2) * (a, b)
            if rng.random() < 0.5:
                cv2.ellipse(glare, (int(spot[0]), int(spot[1])), (int(a * rng.uniform(.08, .4)) + 1,
                            int(b * rng.uniform(.08, .35)) + 1), rng.uniform(0, 180), 0, 360, 1.0, -1)
            else:
                offset = a * rng.uniform(0.1, 0.4)
                quad = spot + np.array([[-offset, b], [0, b], [2 * offset, -b], [offset, -b]])
                cv2.fillPoly(glare, [np.round(quad).astype(np.int32)], 1.0)
        glare = cv2.GaussianBlur(glare, (0, 0), rng.uniform(0.6, 3)) * lens * rng.uniform(0.1, 0.6)
        part = part * (1 - glare[..., None]) + 245 * glare[..., None]
    shine = 1 + rng.uniform(0, 0.8) * np.clip(np.sin(xs / rng.uniform(4, 20) + rng.uniform(0, 6)), 0, 1) ** 4 \
        - rng.uniform(0, 0.3) * ys / height
    opacity = rng.uniform(0.85, 1) * rim
    part = part * (1 - opacity[..., None]) + np.clip(colour * shine[..., None] * np.clip(light, 0.5, 1.2), 0, 255) \
        * opacity[..., None]
    ids[rim > (0.5 if thickness > 2 else 0.35)] = GLASSES
    crop, label = crop.copy(), label.copy()
    crop[window] = np.clip(part, 0, 255).astype(np.uint8)
    label[window] = ids
    return crop, label
