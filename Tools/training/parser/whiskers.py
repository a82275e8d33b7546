"""Draws moustaches, goatees and beards of every colour and length onto a clean-shaven face, with an exact label."""

import cv2
import numpy as np

import facemesh
from atlas import CLOTHES, EAR, FACIAL_HAIR, HAIR, NECK, NOSE, SKIN

# Blue, green, red: black, brown, fair, red, grey, white.
COLOURS = [(22, 22, 26), (35, 45, 65), (90, 125, 160), (45, 75, 140), (125, 128, 132), (215, 215, 215)]
# The jaw from the picture's left ear round the chin to the right ear, and the upper edge of a full beard back again.
JAW = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454]
CHEEK_EDGE = [454, 323, 352, 411, 426, 391, 393, 164, 167, 165, 206, 187, 123, 93, 234]


def fill(shape, polygon):
    mask = np.zeros(shape, np.uint8)
    cv2.fillPoly(mask, [np.round(polygon * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def hull(shape, points):
    return fill(shape, cv2.convexHull(points.astype(np.float32))[:, 0])


def strands(rng, shape):
    """Noise drawn out along a slanted direction: -1…1, about zero."""
    noise = rng.normal(0, 1, shape).astype(np.float32)
    slant = rng.uniform(-0.5, 0.5)
    length = rng.uniform(1.5, 5)
    size = int(4 * length) | 1
    kernel = np.zeros((size, size), np.float32)
    middle = size // 2
    cv2.line(kernel, (int(middle - slant * middle), 0), (int(middle + slant * middle), size - 1), 1, 1)
    noise = cv2.filter2D(cv2.GaussianBlur(noise, (0, 0), 0.6), -1, kernel / kernel.sum())
    return np.clip(noise / (2 * noise.std() + 1e-6), -1, 1)


def any_kind(rng):
    return rng.choice(["moustache", "goatee", "circle", "strap", "beard"], p=[.22, .18, .15, .1, .35])


def region(rng, points, shape, height, kind):
    """Where the hair grows, 0…1; and how far it hangs below the chin, in pixels."""
    lips = hull(shape, points[facemesh.OUTER_LIPS])
    spread = rng.uniform(0.75, 1.15)
    middle = points[[61, 291]].mean(0)
    upper = points[facemesh.MOUSTACHE]
    upper = middle + (upper - middle) * (spread, 1)
    moustache = hull(shape, upper)
    if rng.random() < 0.4:
        # The corners hang beside the mouth.
        drop = (0, rng.uniform(0.03, 0.12) * height)
        moustache = np.maximum(moustache, hull(shape, np.vstack([points[[61, 57, 165]], points[[61, 57]] + drop])))
        moustache = np.maximum(moustache, hull(shape, np.vstack([points[[291, 287, 391]], points[[291, 287]] + drop])))
    hang = rng.uniform(0, 0.12) * height if rng.random() < 0.6 else rng.uniform(0.1, 0.45) * height
    if kind == "moustache":
        return np.clip(moustache - lips, 0, 1), 0
    chin = hull(shape, np.vstack([points[[57, 287, 17, 84, 314]] * (1, 1), points[[176, 400, 152]] + (0, 0.02 * height)]))
    goatee = hull(shape, np.vstack([middle + (points[[57, 287, 17]] - middle) * (rng.uniform(0.3, 0.9), 1),
                                    points[[148, 152, 377]] + (0, hang * 0.7)]))
    if kind == "goatee":
        return np.clip(goatee - lips, 0, 1), hang
    if kind == "circle":
        return np.clip(np.maximum(moustache, np.maximum(goatee, chin * 0.999)) - lips, 0, 1), hang
    jaw = points[JAW]
    below = jaw + np.stack([np.zeros(len(jaw)), hang * np.sin(np.linspace(0, np.pi, len(jaw))) ** 2], 1)
    if kind == "strap":
        inner = middle + (jaw - middle) * rng.uniform(0.72, 0.86)
        band = fill(shape, np.vstack([below[2:-2], inner[2:-2][::-1]]))
        return np.clip((np.maximum(band, moustache) if rng.random() < 0.5 else band) - lips, 0, 1), hang
    edge = points[CHEEK_EDGE] + (0, rng.uniform(-0.02, 0.06) * height)
    full = fill(shape, np.vstack([below, edge]))
    return np.clip(np.maximum(full, moustache) - lips, 0, 1), hang


def draw(rng, crop, label, points, kind=None):
    """Returns a new crop and label; `points` are the 478 landmarks in the crop's pixels."""
    shape = label.shape
    height = np.linalg.norm(points[10] - points[152])
    area, hang = region(rng, points, shape, height, kind or any_kind(rng))
    allowed = np.isin(label, [SKIN, NOSE, NECK, 255])
    if hang > 0:
        allowed |= np.isin(label, [CLOTHES, 0]) & (np.mgrid[:shape[0], :1][0] > points[152, 1] - 0.05 * height)
    area = area * allowed
    if area.sum() < 60:
        return crop, label
    noise = strands(rng, shape)
    # A ragged edge: the soft area is cut where the strands say so.
    soft = cv2.GaussianBlur(area, (0, 0), rng.uniform(0.6, 2.5))
    cover = np.clip((soft - 0.5 + 0.35 * noise * rng.uniform(0.3, 1)) * rng.uniform(2, 5) + 0.5, 0, 1) * allowed
    density = rng.uniform(0.45, 1)
    hair = crop[label == HAIR]
    if len(hair) > 400 and rng.random() < 0.6:
        colour = np.median(hair, 0) * rng.uniform(0.7, 1.1)
    else:
        colour = np.array(COLOURS[rng.choice(len(COLOURS), p=[.28, .27, .1, .1, .15, .1])]) * rng.uniform(0.7, 1.2)
    colour = np.clip(colour + rng.normal(0, 6, 3), 0, 255).astype(np.float32)
    skin = crop[label == SKIN]
    light = cv2.GaussianBlur(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), (0, 0), 6).astype(np.float32)
    light /= max(float(np.median(skin)), 30.0) if len(skin) else 128.0
    shade = np.clip(light, 0.5, 1.4) * (1 + rng.uniform(0.1, 0.45) * noise)
    paint = np.clip(colour * shade[..., None], 0, 255)
    alpha = (cover * (density * (1 + 0.5 * (1 - density) * noise))).clip(0, 1)[..., None]
    drawn = crop * (1 - alpha) + paint * alpha
    result = label.copy()
    result[(cover > 0.15) & (cover <= 0.5) & np.isin(label, [SKIN, NOSE, NECK])] = 255
    result[cover > 0.5] = FACIAL_HAIR
    # Hair as light as the skin beneath cannot be seen.
    if len(skin) and np.abs(colour - np.median(skin, 0)).max() * density < 18:
        result[result == FACIAL_HAIR] = 255
    return drawn.astype(np.uint8), result
