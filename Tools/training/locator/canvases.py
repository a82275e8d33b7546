"""Training pictures for the locator: photos and pasted faces at any size and roll, on backgrounds without faces."""

from dataclasses import dataclass

import cv2
import numpy as np

from photos import landmarks

SMALLEST, LARGEST = 18.0, 175.0  # widths in canvas pixels of the faces that one level must find


@dataclass
class Face:
    box: np.ndarray  # x, y, x, y in canvas pixels
    points: np.ndarray  # 3×2: left eye, right eye, chin


def similarity(rng, photo, size, width, roll, flip, centre):
    """2×3 from pixels of levels[0] to the canvas: the face's box gets about `width`, its centre goes to `centre`."""
    x0, y0, x1, y1 = photo.box
    scale = width / (x1 - x0)
    cos, sin = scale * np.cos(roll), scale * np.sin(roll)
    linear = np.array([[cos, -sin], [sin, cos]]) @ np.diag([-1.0 if flip else 1.0, 1.0])
    middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    return np.column_stack([linear, np.asarray(centre) - linear @ middle]), scale


def place(photo, matrix, flip):
    points = photo.points @ matrix[:, :2].T + matrix[:, 2]
    three = landmarks(points)
    if flip:
        three = three[[1, 0, 2]]
    return Face(np.concatenate([points.min(0), points.max(0)]), three)


def draw(photo, matrix, scale, size, **border):
    """The photo through `matrix`, size×size; matrices act on continuous coordinates (pixel centres at .5)."""
    picture, own = photo.level(scale)
    linear = matrix[:, :2] / own
    shift = matrix[:, 2] + linear @ [0.5, 0.5] - 0.5
    return cv2.warpAffine(picture, np.column_stack([linear, shift]), (size, size), flags=cv2.INTER_LINEAR, **border)


def roll_angle(rng):
    """Half of all faces nearly upright, the rest up to ±50°."""
    return rng.normal(0, 0.13) if rng.random() < 0.5 else rng.uniform(-0.87, 0.87)


def whole_photo(rng, photos, backgrounds, size):
    """A photo as it is, scaled and turned, with a background beyond its edges."""
    photo = photos[rng.integers(len(photos))]
    flip = rng.random() < 0.5
    kind = rng.random()
    if kind < 0.25:  # as the pyramid's first levels see it: long side on the canvas
        x0, _, x1, _ = photo.box
        width = (x1 - x0) * size / max(photo.levels[0].shape[:2]) * rng.choice([1, 1, 2])
    elif kind < 0.33:  # far too near: the parts of a face are no faces
        width = rng.uniform(230, 420)
    else:
        width = np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST)))
    reach = max(0.0, size / 2 - 0.30 * width) if width < 200 else size / 2
    if kind < 0.33 or rng.random() < 0.8:
        centre = size / 2 + rng.uniform(-1, 1, 2) * reach
    else:
        centre = size / 2 + rng.normal(0, 6, 2)
    matrix, scale = similarity(rng, photo, size, width, roll_angle(rng), flip, centre)
    border = rng.random()
    if border < 0.3:
        canvas = draw(photo, matrix, scale, size, borderMode=cv2.BORDER_REPLICATE)
    elif border < 0.6:
        grey = float(rng.choice([0, 127.5, 127.5, 127.5, 255]))
        canvas = draw(photo, matrix, scale, size, borderMode=cv2.BORDER_CONSTANT, borderValue=(grey,) * 3)
    else:
        canvas = backgrounds.draw(rng, size)
        draw(photo, matrix, scale, size, dst=canvas, borderMode=cv2.BORDER_TRANSPARENT)
    return canvas, [place(photo, matrix, flip)]


def pasted(rng, photos, backgrounds, size):
    """One to six faces cut out with some surroundings, with soft or hard edges."""
    canvas = backgrounds.draw(rng, size)
    faces = []
    several = rng.choice([1, 2, 2, 3, 4, 6])
    for _ in range(several):
        photo = photos[rng.integers(len(photos))]
        flip = rng.random() < 0.5
        width = np.exp(rng.uniform(np.log(SMALLEST), np.log(110 if several < 3 else 50)))
        centre = rng.uniform(0.2 * width, size - 0.2 * width, 2)
        matrix, scale = similarity(rng, photo, size, width, roll_angle(rng), flip, centre)
        face = place(photo, matrix, flip)
        middle = (face.box[:2] + face.box[2:]) / 2
        reach = max(face.box[2:] - face.box[:2])
        if any(np.hypot(*(middle - m)) < 0.72 * (reach + r) for m, r in ((0.5 * (f.box[:2] + f.box[2:]),
               max(f.box[2:] - f.box[:2])) for f in faces)):
            continue
        drawn = draw(photo, matrix, scale, size, borderMode=cv2.BORDER_CONSTANT)
        inside = np.full(photo.levels[0].shape[:2], 255, np.uint8)
        lower = Mask([inside])
        mask = draw(lower, matrix, 1.0, size, borderMode=cv2.BORDER_CONSTANT)
        shape = np.zeros((size, size), np.uint8)
        grow = rng.uniform(1.05, 1.5)
        axes = 0.5 * grow * (face.box[2:] - face.box[:2])
        if rng.random() < 0.5:
            cv2.ellipse(shape, tuple(int(v) for v in middle), tuple(int(v) + 1 for v in axes), 0, 0, 360, 255, -1)
        else:
            low, high = (middle - axes).astype(int), (middle + axes).astype(int)
            cv2.rectangle(shape, tuple(map(int, low)), tuple(map(int, high)), 255, -1)
        mask = cv2.min(mask, shape)
        if rng.random() < 0.5:
            mask = cv2.blur(mask, (2 * int(0.04 * width) + 3,) * 2)
        alpha = mask[..., None].astype(np.uint16)
        canvas = ((drawn * alpha + canvas * (255 - alpha)) // 255).astype(np.uint8)
        faces.append(face)
    return canvas, faces


@dataclass
class Mask:
    levels: list

    def level(self, scale):
        return self.levels[0], 1.0


def occlude(rng, canvas, faces):
    """Covers a part of a face with a bar or a blob."""
    for face in faces:
        if rng.random() > 0.12:
            continue
        low, extent = face.box[:2], face.box[2:] - face.box[:2]
        centre = low + extent * rng.uniform(0.1, 1.0, 2)
        axes = extent * rng.uniform(0.08, 0.28, 2)
        colour = tuple(float(c) for c in rng.choice([rng.uniform(0, 255, 3), canvas[tuple(
            np.clip(centre[::-1], 0, canvas.shape[0] - 1).astype(int))].astype(float), rng.uniform(0, 40, 3)]))
        cv2.ellipse(canvas, tuple(int(v) for v in centre), tuple(int(v) + 1 for v in axes),
                    float(rng.uniform(0, 180)), 0, 360, colour, -1)


def develop(rng, canvas):
    """Gamma, casts, contrast, grey, side and back light, blur, noise, JPEG: what cameras and people do to pictures."""
    ramp = np.linspace(0, 1, 256)
    tables = np.empty((256, 3))
    gamma, contrast = np.exp(rng.normal(0, 0.35)), rng.uniform(0.6, 1.25)
    cast = np.exp(rng.normal(0, 0.10, 3)) if rng.random() < 0.6 else np.ones(3)
    lift = rng.uniform(-0.08, 0.08)
    for c in range(3):
        tables[:, c] = ((ramp ** gamma) * cast[c] - 0.5) * contrast + 0.5 + lift
    canvas = cv2.LUT(canvas, np.clip(tables * 255, 0, 255).astype(np.uint8).reshape(1, 256, 3))
    if rng.random() < 0.12:
        canvas = cv2.cvtColor(cv2.cvtColor(canvas, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    size = canvas.shape[0]
    if rng.random() < 0.25:
        corners = rng.uniform(0.25, 1.5, (2, 2)).astype(np.float32)
        light = cv2.resize(corners, (size, size), interpolation=cv2.INTER_LINEAR)[..., None]
        canvas = np.clip(canvas * light, 0, 255).astype(np.uint8)
    chance = rng.random()
    if chance < 0.15:
        canvas = cv2.GaussianBlur(canvas, (0, 0), rng.uniform(0.4, 1.6))
    elif chance < 0.25:
        small = int(size / rng.uniform(1.3, 2.6))
        canvas = cv2.resize(cv2.resize(canvas, (small, small), interpolation=cv2.INTER_AREA), (size, size))
    if rng.random() < 0.3:
        grain = rng.normal(0, rng.uniform(2, 16), canvas.shape[:2] + (1 if rng.random() < 0.5 else 3,))
        canvas = np.clip(canvas + grain.astype(np.float32), 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        quality = int(rng.uniform(15, 80))
        canvas = cv2.imdecode(cv2.imencode(".jpg", canvas, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)
    return canvas


def canvas(rng, photos, backgrounds, size=160):
    """One training picture, size×size×3 uint8, and its faces."""
    kind = rng.random()
    if kind < 0.58:
        picture, faces = whole_photo(rng, photos, backgrounds, size)
    elif kind < 0.80:
        picture, faces = pasted(rng, photos, backgrounds, size)
    else:
        picture, faces = backgrounds.draw(rng, size), []
    if faces:
        picture = np.ascontiguousarray(picture)
        occlude(rng, picture, faces)
    return develop(rng, picture), faces
