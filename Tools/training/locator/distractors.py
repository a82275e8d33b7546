"""Drawn pictures without a face that tempt a detector: sockets, buttons, car fronts, hands, and surfaces."""

import cv2
import numpy as np

SKIN = np.array([[233, 200, 170], [214, 170, 140], [180, 130, 98], [140, 95, 70], [80, 55, 45]], np.float32)


def colour(rng, low=0, high=255):
    return tuple(float(c) for c in rng.uniform(low, high, 3))


def skin(rng):
    return tuple(float(c) for c in SKIN[rng.integers(len(SKIN))] + rng.normal(0, 8, 3))


def ground(rng, size):
    """A wall: one colour, lit from one side, a little grainy."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 + rng.uniform(0, 0.8) * (x * np.cos(angle) + y * np.sin(angle))
    wall = light[..., None] * np.array(skin(rng) if rng.random() < 0.3 else colour(rng, 30, 240))
    return np.ascontiguousarray(wall + rng.normal(0, rng.uniform(0, 6), wall.shape), np.float32)


def ellipse(picture, x, y, a, b, fill, thickness=-1, turn=0.0, start=0, end=360):
    cv2.ellipse(picture, (int(x), int(y)), (max(1, int(a)), max(1, int(b))), turn, start, end, fill, thickness,
                cv2.LINE_AA)


def box(picture, x, y, w, h, fill, thickness=-1):
    cv2.rectangle(picture, (int(x), int(y)), (int(x + w), int(y + h)), fill, thickness)


def socket(rng, p, x, y, s):
    """A wall socket: a plate, a round hollow, two holes, perhaps a third."""
    plate = colour(rng, 180, 255)
    box(p, x - s, y - s, 2 * s, 2 * s, plate)
    box(p, x - s, y - s, 2 * s, 2 * s, tuple(0.7 * c for c in plate), max(1, int(s / 20)))
    ellipse(p, x, y, 0.75 * s, 0.75 * s, tuple(0.88 * c for c in plate))
    for side in (-1, 1):
        if rng.random() < 0.5:
            ellipse(p, x + side * 0.3 * s, y - 0.1 * s, 0.1 * s, 0.1 * s, (20, 20, 20))
        else:
            box(p, x + side * 0.3 * s - 0.05 * s, y - 0.3 * s, 0.1 * s, 0.35 * s, (20, 20, 20))
    ellipse(p, x, y + 0.35 * s, 0.12 * s, 0.12 * s, (20, 20, 20), start=0, end=180 if rng.random() < 0.5 else 360)


def dots(rng, p, x, y, s):
    """Two dots and a line, on a disc or not."""
    ink = colour(rng, 0, 90)
    if rng.random() < 0.6:
        ellipse(p, x, y, s, s * rng.uniform(0.9, 1.3), colour(rng, 120, 255))
    for side in (-1, 1):
        ellipse(p, x + side * 0.35 * s, y - 0.25 * s, 0.1 * s, 0.1 * s, ink)
    thick = max(1, int(s / 12))
    cv2.line(p, (int(x - 0.4 * s), int(y + 0.4 * s)), (int(x + 0.4 * s), int(y + 0.4 * s)), ink, thick, cv2.LINE_AA)


def button(rng, p, x, y, s):
    fill, hole = colour(rng), colour(rng, 0, 60)
    ellipse(p, x, y, s, s, fill)
    ellipse(p, x, y, 0.8 * s, 0.8 * s, tuple(0.85 * c for c in fill), max(1, int(s / 15)))
    for i in (-1, 1):
        for j in (-1, 1) if rng.random() < 0.7 else (0,):
            ellipse(p, x + 0.22 * i * s, y + 0.22 * j * s, 0.1 * s, 0.1 * s, hole)


def car(rng, p, x, y, s):
    """The front of a car: windscreen, lamps, grille, plate."""
    paint = colour(rng, 20, 240)
    box(p, x - 0.75 * s, y - 0.9 * s, 1.5 * s, 0.7 * s, paint)
    box(p, x - 0.62 * s, y - 0.8 * s, 1.24 * s, 0.5 * s, colour(rng, 30, 120))
    box(p, x - s, y - 0.25 * s, 2 * s, 0.9 * s, paint)
    for side in (-1, 1):
        ellipse(p, x + side * 0.7 * s, y + 0.05 * s, 0.2 * s, 0.14 * s, (245, 245, 230))
        ellipse(p, x + side * 0.7 * s, y + 0.05 * s, 0.09 * s, 0.09 * s, (120, 120, 120))
        box(p, x + side * 0.75 * s - 0.15 * s, y + 0.6 * s, 0.3 * s, 0.3 * s, (25, 25, 25))
    for row in range(4):
        box(p, x - 0.4 * s, y + (0.0 + 0.08 * row) * s, 0.8 * s, 0.04 * s, (30, 30, 30))
    box(p, x - 0.25 * s, y + 0.42 * s, 0.5 * s, 0.14 * s, (240, 240, 240))


def hand(rng, p, x, y, s):
    """A flat hand or a fist: blobs in the colour of skin, with shaded edges."""
    fill = skin(rng)
    shade = tuple(0.75 * c for c in fill)
    for finger in range(5):
        angle = np.radians(-150 + 30 * finger + rng.uniform(-6, 6))
        reach = s * rng.uniform(0.7, 1.3)
        tip = (int(x + reach * np.cos(angle)), int(y + reach * np.sin(angle)))
        for width, paint in ((0.3, shade), (0.24, fill)):
            cv2.line(p, (int(x), int(y)), tip, paint, max(1, int(width * s)), cv2.LINE_AA)
    ellipse(p, x, y, 0.6 * s, 0.7 * s, shade)
    ellipse(p, x - 0.04 * s, y - 0.04 * s, 0.55 * s, 0.64 * s, fill)
    for line in range(2):
        ellipse(p, x, y + (0.1 + 0.2 * line) * s, 0.35 * s, 0.12 * s, shade, max(1, int(s / 40)), 10, 180, 340)


def blob(rng, p, x, y, s):
    """A lump in the colour of skin with a few dark spots: an elbow, a knee, a potato."""
    fill = skin(rng)
    for step in range(8):
        t = step / 7
        paint = tuple((0.65 + 0.35 * t) * c for c in fill)
        ellipse(p, x - 0.1 * s * t, y - 0.1 * s * t, s * (1 - 0.7 * t), s * (1.25 - 0.9 * t), paint)
    for _ in range(rng.integers(0, 5)):
        ellipse(p, x + rng.uniform(-0.6, 0.6) * s, y + rng.uniform(-0.7, 0.7) * s, *rng.uniform(0.03, 0.16, 2) * s,
                tuple(0.4 * c for c in fill), turn=rng.uniform(0, 180))


def house(rng, p, x, y, s):
    """A house with two windows and a door."""
    box(p, x - s, y - 0.6 * s, 2 * s, 1.6 * s, colour(rng, 120, 250))
    roof = np.array([[x - 1.1 * s, y - 0.6 * s], [x, y - 1.4 * s], [x + 1.1 * s, y - 0.6 * s]], int)
    cv2.fillPoly(p, [roof.astype(np.int32)], colour(rng, 60, 180))
    for side in (-1, 1):
        box(p, x + side * 0.5 * s - 0.22 * s, y - 0.35 * s, 0.44 * s, 0.44 * s, colour(rng, 20, 120))
        box(p, x + side * 0.5 * s - 0.22 * s, y - 0.35 * s, 0.44 * s, 0.44 * s, (250, 250, 250), max(1, int(s / 15)))
    box(p, x - 0.2 * s, y + 0.35 * s, 0.4 * s, 0.65 * s, colour(rng, 40, 140))


def bag(rng, p, x, y, s):
    """A bag with two buckles and a strap; with luck it smiles."""
    fill = colour(rng, 40, 200)
    box(p, x - s, y - 0.8 * s, 2 * s, 1.7 * s, fill)
    for side in (-1, 1):
        ellipse(p, x + side * 0.45 * s, y - 0.25 * s, 0.18 * s, 0.18 * s, colour(rng, 150, 255), max(2, int(s / 12)))
        ellipse(p, x + side * 0.45 * s, y - 0.25 * s, 0.07 * s, 0.07 * s, (20, 20, 20))
    ellipse(p, x, y + 0.2 * s, 0.55 * s, 0.35 * s, tuple(0.5 * c for c in fill), max(2, int(s / 14)), 0, 20, 160)
    seam = tuple(0.6 * c for c in fill)
    cv2.line(p, (int(x), int(y - 0.15 * s)), (int(x), int(y + 0.15 * s)), seam, max(1, int(s / 18)))


THINGS = [socket, dots, button, car, hand, blob, house, bag]


def things(rng, size):
    """One to six things on a wall, perhaps turned and blurred."""
    picture = ground(rng, size)
    draw = THINGS[rng.integers(len(THINGS))]
    for _ in range(rng.choice([1, 1, 2, 3, 6])):
        s = size * np.exp(rng.uniform(np.log(0.06), np.log(0.42)))
        draw(rng, picture, *rng.uniform(0.2, 0.8, 2) * size, s)
    if rng.random() < 0.4:
        turn = cv2.getRotationMatrix2D((size / 2, size / 2), rng.uniform(-40, 40), 1)
        picture = cv2.warpAffine(picture, turn, (size, size), borderMode=cv2.BORDER_REFLECT)
    return cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, size / 150))


def wood(rng, size):
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    bend = cv2.resize(rng.normal(0, 1, (4, 4)).astype(np.float32), (size, size), interpolation=cv2.INTER_CUBIC)
    rings = x * rng.uniform(4, 14) + bend * rng.uniform(0.5, 2)
    for _ in range(rng.integers(0, 5)):
        kx, ky = rng.uniform(0, 1, 2)
        rings = rings + rng.uniform(1, 3) * np.exp(-((x - kx) ** 2 + (y - ky) ** 2 / 3) * rng.uniform(60, 300))
    grain = 0.75 + 0.25 * np.sin(2 * np.pi * rings)
    return grain[..., None] * np.array([190, 140, 90]) * rng.uniform(0.6, 1.2) + rng.normal(0, 4, (size, size, 1))


def bricks(rng, size):
    picture = np.full((size, size, 3), rng.uniform(120, 220), np.float32)
    h = size / rng.integers(5, 16)
    for row in range(int(size / h) + 1):
        for column in range(-1, int(size / h / 2.4) + 2):
            fill = np.array([165, 80, 60]) * rng.uniform(0.7, 1.2)
            box(picture, (column + row % 2 / 2) * 2.4 * h, row * h, 2.2 * h, 0.86 * h, tuple(fill.tolist()))
    return picture + rng.normal(0, 8, picture.shape)


def foliage(rng, size):
    picture = np.full((size, size, 3), 30, np.float32)
    for _ in range(500):
        fill = tuple((np.array([90, 140, 50]) * rng.uniform(0.3, 1.6) + rng.normal(0, 15, 3)).tolist())
        ellipse(picture, *rng.uniform(0, size, 2), *rng.uniform(0.01, 0.06, 2) * size, fill, turn=rng.uniform(0, 180))
    return picture


def surface(rng, size):
    return [wood, bricks, foliage][rng.integers(3)](rng, size)
