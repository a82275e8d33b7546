"""What surrounds a face: backgrounds, people beside it, hands and phones before it. All of it is background to the parser."""

import cv2
import numpy as np

from atlas import HAIR, SKIN


def octaves(rng, shape):
    """Noise of several scales, about -1…1, H×W."""
    result = np.zeros(shape, np.float32)
    for cells in (3, 8, 24, 80):
        grid = rng.normal(0, 1, (cells, cells)).astype(np.float32)
        result += rng.uniform(0, 1) * cv2.resize(grid, shape[::-1], interpolation=cv2.INTER_CUBIC)
    return result / (np.abs(result).max() + 1e-6)


def scene(rng, crops, size, crop, label):
    """A new background, size×size×3."""
    kind = rng.choice(["photo", "blurred", "gradient", "blocks", "noise", "alike"], p=[.25, .15, .15, .1, .15, .2])
    if kind in ("photo", "blurred"):
        other = crops[rng.integers(len(crops))]
        if rng.random() < 0.5:
            other = other[:, ::-1]
        side = rng.integers(60, other.shape[0] + 1)
        y, x = rng.integers(0, other.shape[0] - side + 1, 2)
        other = np.roll(other[y:y + side, x:x + side], side // 2, 1)
        other = cv2.resize(np.ascontiguousarray(other), (size, size), interpolation=cv2.INTER_LINEAR)
        return cv2.GaussianBlur(other, (0, 0), rng.uniform(0.5, 3) if kind == "photo" else rng.uniform(4, 20))
    if kind == "gradient":
        corners = rng.uniform(0, 255, (2, 2, 3))
        result = corners.mean((0, 1)) + (corners - corners.mean((0, 1))) * rng.uniform(0, 0.8)
    elif kind == "blocks":
        result = rng.uniform(0, 255, (rng.integers(4, 24), rng.integers(4, 24), 3))
    else:
        # `alike`: the colours of the hair or the skin themselves, so that colour alone decides nothing.
        inside = crop[label == (HAIR if rng.random() < 0.7 else SKIN)] if kind == "alike" else crop[:0]
        base = np.median(inside, 0) if len(inside) else rng.uniform(0, 255, 3) * rng.uniform(0.2, 1)
        grain = octaves(rng, (size, size))[..., None] * rng.uniform(5, 90) * rng.uniform(0.3, 1, 3)
        result = base + rng.normal(0, 12, 3) + grain
    return cv2.resize(np.clip(result, 0, 255).astype(np.uint8), (size, size), interpolation=cv2.INTER_CUBIC)


def bystander(rng, crop, label, other, other_label):
    """Puts another person behind this one, beside the face."""
    mask = ((other_label != 0) & (other_label != 255)).astype(np.float32)
    side = 1 if rng.random() < 0.5 else -1
    scale = rng.uniform(0.45, 1.1)
    height, width = label.shape
    shift = (side * rng.uniform(0.3, 0.62) * width, rng.uniform(-0.25, 0.2) * height)
    flip = 1 if rng.random() < 0.5 else -1
    middle = width / 2
    matrix = np.array([[scale * flip, 0, middle + shift[0] - scale * flip * middle],
                       [0, scale, middle + shift[1] - scale * middle]])
    other = cv2.warpAffine(other, matrix, (width, height))
    mask = cv2.GaussianBlur(cv2.warpAffine(mask, matrix, (width, height)), (0, 0), 0.8)
    mask *= cv2.GaussianBlur((label == 0).astype(np.float32), (0, 0), 0.8)
    if rng.random() < 0.4:
        other = cv2.GaussianBlur(other, (0, 0), rng.uniform(0.5, 3))
    return cv2.blendLinear(crop, other, 1 - mask, mask)


def capsule(layer, start, end, radius):
    cv2.line(layer, start.astype(int).tolist(), end.astype(int).tolist(), 1.0, max(int(2 * radius), 1), cv2.LINE_AA)


def hand(rng, crop, label, points, phone):
    """Draws a hand, holding a phone or not, before the lower face. Returns a new crop and label."""
    skin = crop[label == SKIN]
    if len(skin) < 200:
        return crop, label
    height = np.linalg.norm(points[10] - points[152])
    side = 1 if rng.random() < 0.5 else -1
    target = points[rng.choice([152, 17, 58, 288, 205, 425, 1])] + rng.normal(0, 0.06, 2) * height
    angle = np.radians(rng.uniform(25, 75))
    along = np.array([-side * np.cos(angle), -np.sin(angle)])
    across = np.array([-along[1], along[0]])
    shape = label.shape
    drawn, result = crop.astype(np.float32), label.copy()

    def paint(mask, colour):
        nonlocal drawn
        mask = cv2.GaussianBlur(mask, (0, 0), 0.8)
        shade = 1 - 0.35 * np.clip(1.4 - 1.6 * cv2.GaussianBlur(mask, (0, 0), 0.03 * height), 0, 1)
        shadow = cv2.GaussianBlur(np.roll(mask, 2, 0), (0, 0), 2.5)[..., None]
        drawn = drawn * (1 - 0.4 * shadow)
        drawn = drawn * (1 - mask[..., None]) + colour * shade[..., None] * mask[..., None]
        result[mask > 0.5] = 0

    colour = np.median(skin, 0) * rng.uniform(0.75, 1.15) + rng.normal(0, 6, 3)
    if phone:
        half = np.array([rng.uniform(0.2, 0.28), rng.uniform(0.38, 0.55)]) * height
        turn = rng.uniform(-25, 25)
        corners = cv2.boxPoints((tuple(map(float, target - along * 0.1 * height)), tuple(map(float, 2 * half)), turn))
        body = np.zeros(shape, np.float32)
        cv2.fillConvexPoly(body, corners.astype(np.int32), 1.0, cv2.LINE_AA)
        paint(body, rng.choice([15, 40, 120, 220]) + rng.normal(0, 12, 3))
        for _ in range(rng.integers(0, 4)):
            spot = corners[0] * 0.72 + corners[2] * 0.28 + rng.normal(0, 0.04, 2) * height
            cv2.circle(drawn, spot.astype(int).tolist(), int(0.03 * height) + 1, (20, 20, 20), -1, cv2.LINE_AA)
    thickness = rng.uniform(0.055, 0.075) * height
    palm = target - along * 0.45 * height
    wrist = palm - along * rng.uniform(0.6, 1.2) * height
    base = np.zeros(shape, np.float32)
    capsule(base, wrist, palm, 0.17 * height)
    paint(base, np.clip(colour, 0, 255))
    spread = rng.uniform(0.8, 1.4)
    bend = rng.uniform(-0.3, 0.5)
    for finger in range(rng.integers(2, 6)):
        offset = (finger - 1.5) * 1.9 * thickness
        root = palm + across * offset
        joint = root + (along + across * 0.12 * (finger - 1.5) * spread) * 0.25 * height
        tip = joint + (along + across * bend * side) * rng.uniform(0.12, 0.25) * height
        layer = np.zeros(shape, np.float32)
        capsule(layer, root, joint, thickness)
        capsule(layer, joint, tip, thickness * 0.9)
        paint(layer, np.clip(colour * rng.uniform(0.92, 1.05), 0, 255))
    return np.clip(drawn, 0, 255).astype(np.uint8), result
