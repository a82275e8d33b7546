"""Pictures without faces: procedural textures, and the parts of photos that lie beside the face."""

import cv2
import numpy as np


def noise(rng, size):
    picture = np.zeros((size, size, 3), np.float32)
    for octave in range(rng.integers(1, 7), 8):
        cells = max(2, size >> octave)
        channels = 3 if rng.random() < 0.4 else 1
        layer = rng.normal(0, 1, (cells, cells, channels)).astype(np.float32)
        layer = cv2.resize(layer, (size, size), interpolation=cv2.INTER_CUBIC).reshape(size, size, channels)
        picture += layer * rng.uniform(10, 50)
    return picture + rng.uniform(20, 235, 3)


def gradient(rng, size):
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    angle = rng.uniform(0, 2 * np.pi)
    t = x * np.cos(angle) + y * np.sin(angle)
    if rng.random() < 0.4:
        t = np.hypot(x - rng.uniform(0, 1), y - rng.uniform(0, 1)) * 1.4
    t = np.clip(t, 0, 1)[..., None]
    return rng.uniform(0, 255, 3) * t + rng.uniform(0, 255, 3) * (1 - t)


def shapes(rng, size):
    """Circles, ellipses, rectangles and lines, also rows of them: what a careless detector takes for eyes."""
    picture = gradient(rng, size) if rng.random() < 0.5 else np.full((size, size, 3), rng.uniform(0, 255, 3))
    picture = np.ascontiguousarray(picture, np.float32)
    skin = np.array([[233, 200, 170], [200, 150, 115], [140, 95, 70], [80, 55, 45]], np.float32)
    for _ in range(rng.integers(2, 40)):
        colour = skin[rng.integers(4)] + rng.normal(0, 12, 3) if rng.random() < 0.3 else rng.uniform(0, 255, 3)
        colour = tuple(float(c) for c in colour)
        x, y = (int(v) for v in rng.integers(0, size, 2))
        a, b = (int(v) for v in np.exp(rng.uniform(np.log(2), np.log(size / 2), 2)))
        thickness = int(rng.choice([-1, -1, 1, 2, 4]))
        kind = rng.integers(6)
        if kind == 0:
            cv2.circle(picture, (x, y), a, colour, thickness, cv2.LINE_AA)
        elif kind == 1:
            cv2.ellipse(picture, (x, y), (a, b), float(rng.uniform(0, 180)), 0, 360, colour, thickness, cv2.LINE_AA)
        elif kind == 2:
            cv2.rectangle(picture, (x, y), (x + a, y + b), colour, thickness)
        elif kind == 3:
            end = tuple(int(v) for v in rng.integers(0, size, 2))
            cv2.line(picture, (x, y), end, colour, max(1, thickness), cv2.LINE_AA)
        elif kind == 4:
            step, r = a // 2 + 3, max(1, a // 6)
            for k in range(rng.integers(2, 9)):
                cv2.circle(picture, (x + k * step, y), r, colour, -1, cv2.LINE_AA)
        else:
            for k in range(rng.integers(2, 9)):
                cv2.line(picture, (x, y + 8 * k), (x + a, y + 8 * k), colour, 2, cv2.LINE_AA)
    return picture


def stripes(rng, size):
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    picture = gradient(rng, size) * np.ones((size, size, 1))
    for _ in range(rng.integers(1, 3)):
        angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(4), np.log(80)))
        wave = np.sin((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period + rng.uniform(0, 6))
        wave = np.sign(wave) if rng.random() < 0.5 else wave
        picture = picture + wave[..., None] * rng.uniform(-70, 70, 3)
    return picture


def text(rng, size):
    dark = rng.random() < 0.3
    picture = np.full((size, size, 3), rng.uniform(0, 70, 3) if dark else rng.uniform(170, 255, 3)).astype(np.uint8)
    ink = tuple(float(c) for c in (rng.uniform(170, 255, 3) if dark else rng.uniform(0, 100, 3)))
    y = 0
    while y < size:
        scale = rng.uniform(0.3, 1.6)
        y += int(30 * scale) + 4
        letters = "".join(chr(rng.integers(33, 127)) for _ in range(40))
        cv2.putText(picture, letters, (int(rng.integers(-20, 30)), y), int(rng.integers(0, 8)), scale, ink,
                    int(rng.integers(1, 4)), cv2.LINE_AA)
    return picture


def texture(rng, size=224):
    """One procedural picture, size×size×3 uint8."""
    draw = [noise, noise, gradient, shapes, shapes, stripes, text][rng.integers(7)]
    picture = draw(rng, size) * np.ones((size, size, 1))
    if rng.random() < 0.3:
        picture = picture + rng.normal(0, rng.uniform(2, 25), picture.shape)
    if rng.random() < 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 6))
    return np.clip(picture, 0, 255).astype(np.uint8)


def beside_face(rng, photo, size, tries=6):
    """A size×size crop of a photo that shows nothing of its face (hair, wall, clothes), or None."""
    picture = photo.levels[0]
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = photo.box
    margin = 0.04 * (x1 - x0)
    free = [(0, 0, width, y0 - margin), (0, y1 + margin, width, height),
            (0, 0, x0 - margin, height), (x1 + margin, 0, width, height)]
    for _ in range(tries):
        left, top, right, bottom = free[rng.integers(4)]
        largest = min(right - left, bottom - top)
        if largest < 24:
            continue
        side = rng.uniform(min(24, 0.5 * largest), largest)
        x, y = rng.uniform(left, right - side), rng.uniform(top, bottom - side)
        patch = picture[int(y):int(y + side), int(x):int(x + side)]
        if min(patch.shape[:2]) < 8:
            continue
        patch = cv2.resize(patch, (size, size), interpolation=cv2.INTER_LINEAR)
        turn = rng.integers(6)
        return patch[:, ::-1] if turn == 1 else np.ascontiguousarray(np.rot90(patch, turn)) if turn > 2 else patch
    return None


class Backgrounds:
    """Draws pictures without faces from a bank of textures and from photos."""

    def __init__(self, photos, rng, textures=500):
        self.photos = photos
        self.bank = [texture(rng) for _ in range(textures)]

    def piece(self, rng, size):
        for _ in range(4):
            patch = beside_face(rng, self.photos[rng.integers(len(self.photos))], size)
            if patch is not None:
                return patch
        return self.plain(rng, size)

    def plain(self, rng, size):
        picture = self.bank[rng.integers(len(self.bank))]
        side = int(rng.uniform(0.3, 1) * picture.shape[0])
        x, y = rng.integers(0, picture.shape[0] - side + 1, 2)
        return cv2.resize(picture[y:y + side, x:x + side], (size, size), interpolation=cv2.INTER_LINEAR)

    def draw(self, rng, size):
        """size×size×3 uint8."""
        kind = rng.random()
        if kind < 0.30:
            return self.piece(rng, size).copy()
        if kind < 0.50:
            picture = np.zeros((size, size, 3), np.uint8)
            cells = int(rng.integers(2, 5))
            edges = np.linspace(0, size, cells + 1).astype(int)
            for i in range(cells):
                for j in range(cells):
                    h, w = edges[i + 1] - edges[i], edges[j + 1] - edges[j]
                    part = self.piece(rng, max(h, w)) if rng.random() < 0.8 else self.plain(rng, max(h, w))
                    picture[edges[i]:edges[i + 1], edges[j]:edges[j + 1]] = part[:h, :w]
            return picture
        if kind < 0.60:
            return np.full((size, size, 3), rng.uniform(0, 255, 3), np.uint8)
        if kind < 0.65:
            return np.full((size, size, 3), rng.choice([0, 127, 128, 255]), np.uint8)
        if kind < 0.72:
            return cv2.GaussianBlur(self.piece(rng, size), (0, 0), rng.uniform(2, 12))
        return self.plain(rng, size).copy()
