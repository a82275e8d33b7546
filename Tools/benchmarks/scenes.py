"""Pictures that are hard for a face detector, made from labelled photos: (name, picture, faces) one by one.

A face is (x, y, size): the middle of its box and the square root of the box's area, both in pixels of the picture.
"""

import cv2
import numpy as np


def located(face, matrix):
    """Where a face box goes under a similarity (2×3)."""
    x, y, w, h = face
    middle = matrix @ np.array([x + w / 2, y + h / 2, 1])
    return middle[0], middle[1], np.sqrt(w * h * abs(np.linalg.det(matrix[:, :2])))


def placed(photo, scale, turn, to, size, ground=None):
    """The photo drawn so that its face's middle lies at `to`; beyond it its edge is repeated, or `ground` shows."""
    picture, (x, y, w, h) = photo
    matrix = cv2.getRotationMatrix2D((x + w / 2, y + h / 2), turn, scale)
    matrix[:, 2] += np.array(to) - (x + w / 2, y + h / 2)
    if scale < 0.7:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / scale)
    border = cv2.BORDER_REPLICATE if ground is None else cv2.BORDER_TRANSPARENT
    drawn = cv2.warpAffine(picture, matrix, size, dst=ground, borderMode=border)
    return drawn, located(photo[1], matrix)


def whole(rng, photos, count):
    for picture, face in photos:
        yield "whole", picture, [located(face, np.eye(2, 3))]


def several(rng, photos, count):
    """Two to six photos in a grid, each square around its face."""
    for _ in range(count):
        faces, cells = [], int(rng.integers(2, 7))
        columns = 2 if cells <= 4 else 3
        picture = np.full((300 * -(-cells // columns), 300 * columns, 3), 128, np.uint8)
        for cell in range(cells):
            photo = photos[rng.integers(len(photos))]
            scale = rng.uniform(90, 170) / photo[1][2]
            tile, (x, y, size) = placed(photo, scale, 0, (150, 155), (300, 300))
            left, top = cell % columns * 300, cell // columns * 300
            picture[top:top + 300, left:left + 300] = tile
            faces.append((x + left, y + top, size))
        yield "several", picture, faces


def tilted(rng, photos, count):
    """The same number of photos at every angle; an angle is a set of its own."""
    for turn in range(0, 360, 30):
        for _ in range(max(1, count // 4)):
            photo = photos[rng.integers(len(photos))]
            picture, face = placed(photo, 170 / photo[1][2], turn, (240, 240), (480, 480))
            yield f"tilted {min(turn, 360 - turn)}°", picture, [face]


def border(rng, photos, count):
    """A quarter of the face's box lies beyond the picture, on one side."""
    for index in range(count):
        picture, (x, y, w, h) = photos[rng.integers(len(photos))]
        x, y, w, h = (int(v) for v in (x, y, w, h))
        left, top, right, bottom = 0, 0, picture.shape[1], picture.shape[0]
        if index % 4 == 0:
            left = max(0, x + w // 4)
        elif index % 4 == 1:
            right = min(right, x + 3 * w // 4)
        elif index % 4 == 2:
            top = max(0, y + h // 4)
        else:
            bottom = min(bottom, y + 3 * h // 4)
        side = ["left", "right", "top", "bottom"][index % 4]
        yield f"cut at the {side}", picture[top:bottom, left:right].copy(), [
            (x + w / 2 - left, y + h / 2 - top, np.sqrt(w * h))]


def small(rng, photos, count):
    """One photo, 20 to 40 or 48 to 80 pixels of face, somewhere on a wall of 1200×1200."""
    y, x = np.mgrid[0:1200, 0:1200] / 1200
    for name, low, high in (("tiny, 20 to 40 px", 20, 40), ("small, 48 to 80 px", 48, 80)):
        for _ in range(count):
            light = (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1))[..., None] * rng.uniform(0, 60)
            ground = np.clip(rng.uniform(40, 220, 3) + light + rng.normal(0, 4, (1200, 1200, 1)), 0, 255)
            photo = photos[rng.integers(len(photos))]
            scale = rng.uniform(low, high) / photo[1][2]
            at = rng.uniform(150, 1050, 2)
            picture, face = placed(photo, scale, 0, at, (1200, 1200), ground.astype(np.uint8))
            yield name, picture, [face]


def huge(rng, photos, count):
    """The face's box fills the picture."""
    for _ in range(count):
        photo = photos[rng.integers(len(photos))]
        x, y, w, h = photo[1]
        scale = 600 / h
        picture, face = placed(photo, scale, 0, (300 * w / h, 300), (int(600 * w / h), 600))
        yield "huge", picture, [face]


ALL = [whole, several, tilted, border, small, huge]
