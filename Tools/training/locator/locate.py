"""The whole face locator, from picture to faces, as docs/models/face-locator-network.md defines it.

    python locate.py WEIGHTS PICTURE ...     prints the faces of each picture as JSON
"""

import json
import math
import sys
from dataclasses import dataclass, replace

import cv2
import numpy as np
import torch
from safetensors.torch import load_file

from network import BASE, STRIDE, run_folded

LEVEL, CROP, EYE_ROW, EYES_TO_CHIN, REACH = 160, 160, 62.0, 56.0, 24.0
THRESHOLD, SURE, NARROW, WIDE, OVERLAP, INSIDE = 0.40, 0.60, 18.0, 32.0, 0.40, 0.75


@dataclass(frozen=True)
class Face:
    score: float
    box: np.ndarray  # x, y, x, y
    points: np.ndarray  # 3×2: left eye, right eye, chin

    @property
    def width(self):
        return self.box[2] - self.box[0]

    @property
    def roll(self):
        (left, right, chin), middle = self.points, self.points[:2].mean(0)
        down = chin - middle
        if np.hypot(*(right - left)) < 0.35 * np.hypot(*down):
            return math.atan2(-down[0], down[1])
        return math.atan2(right[1] - left[1], right[0] - left[0])

    def divided(self, scale):
        return replace(self, box=self.box / scale, points=self.points / scale)


def run(tensors, picture):
    """The output (11×h×w, float32) for an RGB picture of 0 … 255 of any size."""
    height, width = picture.shape[:2]
    padded = np.zeros((-(-height // 32) * 32, -(-width // 32) * 32, 3), np.float32)
    padded[:height, :width] = picture.astype(np.float32) / 127.5 - 1
    with torch.no_grad():
        return run_folded(tensors, torch.from_numpy(padded).permute(2, 0, 1)[None])[0].numpy()


def decode(output, width, height, threshold=THRESHOLD):
    """The candidates of a level whose picture is width×height, in level pixels."""
    logit = output[0]
    rows, columns = logit.shape
    framed = np.full((rows + 2, columns + 2), -np.inf, np.float32)
    framed[1:-1, 1:-1] = logit
    highest = np.max([framed[j:j + rows, i:i + columns] for j in range(3) for i in range(3)], axis=0)
    score = 1 / (1 + np.exp(-logit.astype(np.float64)))
    faces = []
    for j, i in zip(*np.nonzero((score >= threshold) & (logit >= highest))):
        x, y = STRIDE * (i + 0.5), STRIDE * (j + 0.5)
        if x >= width or y >= height:
            continue
        t = output[:, j, i].astype(np.float64)
        size = BASE * np.exp(np.clip(t[3:5], -2, 3))
        if size[0] < NARROW:
            continue
        centre = np.array([x + STRIDE * t[1], y + STRIDE * t[2]])
        points = np.array([x, y]) + math.sqrt(size[0] * size[1]) * t[5:11].reshape(3, 2)
        faces.append(Face(float(score[j, i]), np.concatenate([centre - size / 2, centre + size / 2]), points))
    return faces


def resized(picture, scale):
    height, width = picture.shape[:2]
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)


def shared_area(a, b):
    low, high = np.maximum(a[:2], b[:2]), np.minimum(a[2:], b[2:])
    return float(np.prod(np.maximum(high - low, 0)))


def area(box):
    return float(np.prod(box[2:] - box[:2]))


def merged(faces):
    kept = []
    for face in sorted(faces, key=lambda face: -face.score):
        for other in kept:
            shared = shared_area(face.box, other.box)
            smaller = min(area(face.box), area(other.box))
            if shared > OVERLAP * (area(face.box) + area(other.box) - shared) or shared > INSIDE * smaller:
                break
        else:
            kept.append(face)
    return kept


def locate(tensors, picture, threshold=THRESHOLD, sure=SURE):
    """The faces of an RGB picture, best first, in its own pixels, and the long sides of the levels that ran."""
    longest = max(picture.shape[:2])
    faces, levels, side = [], [], LEVEL
    while True:
        scale = min(side / longest, 2)
        level = resized(picture, scale)
        found = decode(run(tensors, level), level.shape[1], level.shape[0], threshold)
        levels.append(side)
        last = side >= longest / 2 or any(face.score >= sure and face.width >= WIDE for face in found)
        faces += [face.divided(scale) for face in found if last or face.width >= WIDE]
        if last:
            return merged(faces), levels
        side *= 2


def refined(tensors, picture, face, threshold=THRESHOLD):
    """The face with its points measured once more on an upright crop."""
    middle = face.points[:2].mean(0)
    distance = np.hypot(*(face.points[2] - middle))
    side, longest, source, shrink = LEVEL, max(picture.shape[:2]), picture, 1.0
    while side < longest:
        if distance * side / longest >= EYES_TO_CHIN:
            shrink = side / longest
            source = resized(picture, shrink)
            break
        side *= 2
    step, roll = distance / EYES_TO_CHIN, face.roll
    turn = step * np.array([[math.cos(roll), -math.sin(roll)], [math.sin(roll), math.cos(roll)]])
    centre = np.array([CROP / 2, EYE_ROW])
    # Continuous coordinates to pixel indices on both sides; WARP_INVERSE_MAP: from crop to source.
    linear = turn * shrink
    shift = middle * shrink + linear @ (0.5 - centre) - 0.5
    crop = cv2.warpAffine(source, np.column_stack([linear, shift]), (CROP, CROP),
                          flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT,
                          borderValue=(127.5,) * 3)
    found = decode(run(tensors, crop), CROP, CROP, threshold)
    near = [f for f in found if np.hypot(*((f.box[:2] + f.box[2:]) / 2 - CROP / 2)) <= REACH]
    if not near:
        return face
    best = max(near, key=lambda f: f.score)
    return replace(face, points=middle + (best.points - centre) @ turn.T)


def described(face):
    return {"score": round(face.score, 4), "box": face.box.round(3).tolist(),
            "points": face.points.round(3).tolist(), "roll": round(face.roll, 5)}


def main():
    tensors = load_file(sys.argv[1])
    for name in sys.argv[2:]:
        picture = cv2.cvtColor(cv2.imread(name), cv2.COLOR_BGR2RGB)
        faces, levels = locate(tensors, picture)
        print(json.dumps({"picture": name, "levels": levels, "faces": [described(face) for face in faces],
                          "refined": [described(refined(tensors, picture, face)) for face in faces]}))


if __name__ == "__main__":
    main()
