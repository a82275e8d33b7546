"""Drawn things that were taken for faces: wheels, test charts, animals, clocks, masks, fruit, flowers, signs."""

import cv2
import numpy as np

import backgrounds
from distractors import box, colour, ellipse, ground, house, car, button, socket, skin


def polygon(p, points, fill):
    cv2.fillPoly(p, [np.array(points).round().astype(np.int32)], fill, cv2.LINE_AA)


def shaded(c, factor):
    return tuple(float(np.clip(v * factor, 0, 255)) for v in c)


def thick(s, share):
    return max(1, int(share * s))


def ball(p, x, y, a, b, fill, dark=0.6):
    """An ellipse that is lit from above left."""
    for step in range(10):
        t = step / 9
        ellipse(p, x - 0.12 * a * t, y - 0.12 * b * t, a * (1 - 0.75 * t), b * (1 - 0.75 * t), shaded(fill, dark + (1.15 - dark) * t))


def wheel(rng, p, x, y, s):
    """A tyre, a rim, spokes or holes, a hub and its nuts."""
    ellipse(p, x, y, s, s, shaded((30, 30, 32), rng.uniform(0.6, 2)))
    metal = colour(rng, 110, 235)
    ellipse(p, x, y, 0.7 * s, 0.7 * s, metal)
    count, turn = int(rng.integers(3, 13)), rng.uniform(0, 2 * np.pi)
    angles = turn + 2 * np.pi * np.arange(count) / count
    style = rng.integers(4)
    if style == 0:
        ellipse(p, x, y, 0.62 * s, 0.62 * s, (25, 25, 25))
        for a in angles:
            end = (int(x + 0.66 * s * np.cos(a)), int(y + 0.66 * s * np.sin(a)))
            cv2.line(p, (int(x), int(y)), end, metal, thick(s, rng.uniform(0.03, 0.14)), cv2.LINE_AA)
    elif style == 1:
        for a in angles:
            ellipse(p, x + 0.48 * s * np.cos(a), y + 0.48 * s * np.sin(a), *np.full(2, 0.3 * s / np.sqrt(count)),
                    (25, 25, 25))
    elif style == 2:
        for a in angles:
            ellipse(p, x, y, 0.55 * s, 0.55 * s, (30, 30, 30), thick(s, 0.12), 0, np.degrees(a),
                    np.degrees(a) + 200 / count)
    else:
        for r in np.linspace(0.6, 0.2, int(rng.integers(2, 6))):
            ellipse(p, x, y, r * s, r * s, shaded(metal, rng.uniform(0.4, 1.2)), thick(s, 0.05))
    hub = rng.uniform(0.1, 0.25) * s
    ellipse(p, x, y, hub, hub, shaded(metal, rng.uniform(0.3, 1.1)))
    for a in turn + 0.3 + 2 * np.pi * np.arange(5) / 5:
        ellipse(p, x + 0.65 * hub * np.cos(a), y + 0.65 * hub * np.sin(a), 0.15 * hub, 0.15 * hub, (20, 20, 20))


def siemens(rng, p, x, y, s):
    count = int(rng.integers(8, 40))
    ink, paper = ((10, 10, 10), (245, 245, 245)) if rng.random() < 0.8 else (colour(rng), colour(rng))
    ellipse(p, x, y, s, s, paper)
    for k in range(count):
        ellipse(p, x, y, s, s, ink, -1, 0, 360 * k / count, 360 * (k + 0.5) / count)
    if rng.random() < 0.5:
        ellipse(p, x, y, 0.12 * s, 0.12 * s, paper)


def resolution(rng, p, x, y, s):
    """Groups of bars, three and three, smaller and smaller, with numbers."""
    box(p, x - s, y - s, 2 * s, 2 * s, (240, 240, 240))
    left, top, size = x - 0.9 * s, y - 0.9 * s, 0.5 * s
    for group in range(6):
        for bar in range(3):
            box(p, left + bar * 0.3 * size, top, 0.15 * size, 0.75 * size, (15, 15, 15))
            box(p, left + size, top + bar * 0.3 * size, 0.75 * size, 0.15 * size, (15, 15, 15))
        cv2.putText(p, str(group), (int(left + 1.9 * size), int(top + 0.5 * size)), 0, size / 60, (15, 15, 15), 1,
                    cv2.LINE_AA)
        top, size = top + 0.9 * size, size * rng.uniform(0.65, 0.85)
    for i, j in ((1, -1), (1, 1)):
        siemens(rng, p, x + 0.6 * s * i, y + 0.6 * s * j, 0.3 * s)
    for r in np.linspace(0.05, 0.3, 5):
        ellipse(p, x + 0.6 * s, y, r * s, r * s, (15, 15, 15), thick(s, 0.02))


def bars(rng, p, x, y, s):
    """Colour bars and grey steps, perhaps with a circle and crosshairs as on television."""
    colors = [(235, 235, 235), (235, 235, 16), (16, 235, 235), (16, 235, 16), (235, 16, 235), (235, 16, 16), (16, 16, 235)]
    for k, c in enumerate(colors):
        box(p, x - s + 2 * s * k / 7, y - s, 2 * s / 7 + 1, 1.3 * s, c)
    for k in range(9):
        box(p, x - s + 2 * s * k / 9, y + 0.3 * s, 2 * s / 9 + 1, 0.7 * s, (28 * k,) * 3)
    if rng.random() < 0.6:
        ellipse(p, x, y, 0.85 * s, 0.85 * s, (250, 250, 250), thick(s, 0.03))
        box(p, x - 0.5 * s, y - 0.25 * s, s, 0.35 * s, colour(rng))
        cv2.line(p, (int(x - s), int(y)), (int(x + s), int(y)), (250, 250, 250), thick(s, 0.02))
        cv2.line(p, (int(x), int(y - s)), (int(x), int(y + s)), (250, 250, 250), thick(s, 0.02))
        for i in (-1, 1):
            for j in (-1, 1):
                siemens(rng, p, x + 0.8 * s * i, y + 0.8 * s * j, 0.18 * s)


def checker(rng, p, x, y, s):
    """A colour checker: six by four patches, skin colours among them."""
    box(p, x - s, y - 0.7 * s, 2 * s, 1.4 * s, (25, 25, 25))
    for i in range(6):
        for j in range(4):
            c = skin(rng) if rng.random() < 0.2 else (40 * i + 20,) * 3 if j == 3 else colour(rng)
            box(p, x - 0.95 * s + 0.32 * s * i, y - 0.65 * s + 0.33 * s * j, 0.27 * s, 0.27 * s, c)


def rings(rng, p, x, y, s):
    """A target, a focus chart, a loudspeaker, a lens."""
    inks = [colour(rng), colour(rng)]
    for k, r in enumerate(np.linspace(1, 0.08, int(rng.integers(3, 12)))):
        ellipse(p, x, y, r * s, r * s, inks[k % 2])
    for _ in range(rng.integers(0, 3)):
        ellipse(p, x + rng.uniform(-0.3, 0.3) * s, y - rng.uniform(0, 0.4) * s, 0.1 * s, 0.06 * s, (250, 250, 250))


def clock(rng, p, x, y, s):
    face, ink = (colour(rng, 200, 255), (20, 20, 20)) if rng.random() < 0.7 else (colour(rng, 0, 80), (240, 240, 240))
    ellipse(p, x, y, s, s, colour(rng, 20, 200))
    ellipse(p, x, y, 0.88 * s, 0.88 * s, face)
    numbers = rng.random() < 0.6
    for k in range(12):
        a = np.radians(30 * k - 90)
        cx, cy = x + 0.72 * s * np.cos(a), y + 0.72 * s * np.sin(a)
        if numbers:
            cv2.putText(p, str(k or 12), (int(cx - 0.08 * s), int(cy + 0.07 * s)), 0, s / 120, ink, thick(s, 0.02), cv2.LINE_AA)
        else:
            ellipse(p, cx, cy, 0.05 * s, 0.05 * s, ink)
    for length, width in ((0.45, 0.07), (0.68, 0.04)):
        a = rng.uniform(0, 2 * np.pi)
        cv2.line(p, (int(x), int(y)), (int(x + length * s * np.cos(a)), int(y + length * s * np.sin(a))), ink, thick(s, width), cv2.LINE_AA)
    for side in (-1, 1):
        if rng.random() < 0.4:
            ellipse(p, x + 0.3 * s * side, y + 0.15 * s, 0.14 * s, 0.14 * s, shaded(face, 0.8), thick(s, 0.02))


def eye(rng, p, x, y, a, b, iris, slit=False):
    ellipse(p, x, y, 1.15 * a, 1.15 * b, (20, 15, 15))
    if rng.random() < 0.5:
        ellipse(p, x, y, a, b, (240, 240, 235))
        ellipse(p, x, y, 0.75 * b, 0.9 * b, iris)
    else:
        ellipse(p, x, y, a, b, iris)
    ellipse(p, x, y, (0.2 if slit else 0.5) * b, (0.85 if slit else 0.5) * b, (10, 10, 10))
    ellipse(p, x - 0.25 * b, y - 0.3 * b, 0.2 * b, 0.2 * b, (255, 255, 255))


def fur(rng, p, x, y, a, b, strands=None):
    """Short strokes that make an edge and a surface woolly."""
    for _ in range(strands or int(rng.integers(100, 500))):
        t, r = rng.uniform(0, 2 * np.pi), np.sqrt(rng.uniform(0.1, 1.05))
        cx, cy = x + r * a * np.cos(t), y + r * b * np.sin(t)
        iy, ix = int(np.clip(cy, 0, p.shape[0] - 1)), int(np.clip(cx, 0, p.shape[1] - 1))
        c = shaded(p[iy, ix], rng.uniform(0.75, 1.25))
        length = 0.12 * a
        end = (int(cx + length * np.cos(t)), int(cy + length * abs(np.sin(t))))
        cv2.line(p, (int(cx), int(cy)), end, c, thick(a, 0.015), cv2.LINE_AA)


def animal(rng, p, x, y, s):
    """The face of a cat, dog, bear, panda, owl, monkey, pig, rabbit or lion, flat or furry."""
    kind = ["cat", "dog", "bear", "panda", "owl", "monkey", "pig", "rabbit", "lion"][rng.integers(9)]
    tones = [(190, 120, 60), (120, 75, 45), (235, 225, 210), (70, 65, 65), (150, 145, 140), (215, 175, 120), (245, 190, 180)]
    coat = shaded(tones[rng.integers(len(tones))], rng.uniform(0.8, 1.15))
    if kind == "panda":
        coat = (240, 240, 235)
    dark, pale = shaded(coat, rng.uniform(0.4, 0.7)), shaded(coat, rng.uniform(1.1, 1.5))
    a, b = s * rng.uniform(0.8, 1), s * rng.uniform(0.75, 1)
    soft = rng.random() < 0.7
    if kind == "lion":
        ball(p, x, y, 1.35 * s, 1.3 * s, dark)
        fur(rng, p, x, y, 1.4 * s, 1.35 * s)
    for side in (-1, 1):
        ear = (20, 20, 20) if kind == "panda" else dark if rng.random() < 0.4 else coat
        if kind == "cat":
            polygon(p, [(x + side * 0.95 * a, y - 0.1 * b), (x + side * 0.85 * a, y - 1.5 * b), (x + side * 0.2 * a, y - 0.8 * b)], ear)
            polygon(p, [(x + side * 0.82 * a, y - 0.5 * b), (x + side * 0.78 * a, y - 1.25 * b), (x + side * 0.4 * a, y - 0.8 * b)], (225, 160, 150))
        elif kind == "dog":
            ellipse(p, x + side * 0.95 * a, y, 0.3 * a, 0.8 * b, dark, turn=side * -15)
        elif kind == "rabbit":
            ellipse(p, x + side * 0.4 * a, y - 1.4 * b, 0.2 * a, 0.8 * b, coat, turn=side * 8)
            ellipse(p, x + side * 0.4 * a, y - 1.4 * b, 0.1 * a, 0.6 * b, (230, 170, 165), turn=side * 8)
        elif kind == "owl":
            polygon(p, [(x + side * 0.9 * a, y - 0.4 * b), (x + side * 0.8 * a, y - 1.3 * b), (x + side * 0.2 * a, y - 0.8 * b)], dark)
        elif kind == "monkey":
            ellipse(p, x + side * a, y, 0.35 * a, 0.35 * b, pale)
        else:
            ellipse(p, x + side * 0.7 * a, y - 0.75 * b, 0.32 * a, 0.32 * b, ear)
    (ball if soft else ellipse)(p, x, y, a, b, coat)
    if kind in ("monkey", "owl"):
        for side in (-1, 1):
            ellipse(p, x + side * 0.38 * a, y - 0.15 * b, 0.45 * a, 0.45 * b, pale)
        if kind == "monkey":
            ellipse(p, x, y + 0.4 * b, 0.65 * a, 0.5 * b, pale)
    if kind == "panda":
        for side in (-1, 1):
            ellipse(p, x + side * 0.4 * a, y - 0.12 * b, 0.22 * a, 0.3 * b, (25, 25, 25), turn=side * 25)
    if rng.random() < 0.6 and soft:
        fur(rng, p, x, y, a, b)
    if kind in ("dog", "bear", "panda", "lion", "cat") and rng.random() < 0.7:
        ball(p, x, y + 0.4 * b, 0.5 * a, 0.42 * b, pale, 0.8)
    iris = [(60, 40, 25), (90, 150, 60), (220, 170, 40), (80, 130, 190)][rng.integers(4)]
    wide = rng.uniform(0.08, 0.2) * (1.8 if kind == "owl" else 1)
    for side in (-1, 1):
        eye(rng, p, x + side * rng.uniform(0.36, 0.4) * a, y - 0.15 * b, wide * a, wide * b * rng.uniform(0.7, 1), iris,
            slit=kind == "cat")
    if kind == "owl":
        polygon(p, [(x - 0.12 * a, y + 0.1 * b), (x + 0.12 * a, y + 0.1 * b), (x, y + 0.45 * b)], (220, 160, 50))
        return
    nose = (230, 140, 140) if kind in ("cat", "pig", "rabbit") and rng.random() < 0.7 else (25, 20, 20)
    if kind == "pig":
        ellipse(p, x, y + 0.35 * b, 0.35 * a, 0.27 * b, shaded(coat, 0.85))
        for side in (-1, 1):
            ellipse(p, x + side * 0.13 * a, y + 0.35 * b, 0.06 * a, 0.1 * b, shaded(coat, 0.4))
    else:
        ellipse(p, x, y + 0.2 * b, rng.uniform(0.08, 0.18) * a, rng.uniform(0.07, 0.12) * b, nose)
    cv2.line(p, (int(x), int(y + 0.25 * b)), (int(x), int(y + 0.45 * b)), (30, 20, 20), thick(s, 0.02), cv2.LINE_AA)
    for side in (-1, 1):
        ellipse(p, x + side * 0.17 * a, y + 0.43 * b, 0.17 * a, 0.14 * b, (30, 20, 20), thick(s, 0.025), 0, 0, 180)
    if rng.random() < 0.3:
        ellipse(p, x, y + 0.66 * b, 0.13 * a, 0.2 * b, (220, 110, 120))
    if kind in ("cat", "rabbit", "lion"):
        for side in (-1, 1):
            for k in (-1, 0, 1):
                cv2.line(p, (int(x + side * 0.25 * a), int(y + (0.35 + 0.06 * k) * b)),
                         (int(x + side * 1.1 * a), int(y + (0.3 + 0.18 * k) * b)), pale, thick(s, 0.01), cv2.LINE_AA)


def smiley(rng, p, x, y, s):
    """A smiley or a snowman's or pumpkin's face: eyes, perhaps brows and a nose, a mouth of some kind."""
    fill = [(250, 210, 60), colour(rng, 120, 255), (240, 130, 30), (245, 245, 245), skin(rng)][rng.integers(5)]
    a, b = s * rng.uniform(0.8, 1.1), s * rng.uniform(0.8, 1.1)
    (ball if rng.random() < 0.4 else ellipse)(p, x, y, a, b, fill)
    ink = shaded(fill, rng.uniform(0, 0.35))
    if rng.random() < 0.5:
        ellipse(p, x, y, a, b, ink, thick(s, 0.05))
    gap, up, size = rng.uniform(0.28, 0.42), rng.uniform(0.1, 0.35), rng.uniform(0.06, 0.16)
    style = rng.integers(4)
    for side in (-1, 1):
        cx, cy = x + side * gap * a, y - up * b
        if style == 0:
            ellipse(p, cx, cy, size * s, 1.4 * size * s, ink)
        elif style == 1:
            eye(rng, p, cx, cy, 1.3 * size * s, size * s, colour(rng, 30, 160))
        elif style == 2:
            ellipse(p, cx, cy, size * s, size * s, ink, thick(s, 0.05), 0, 180, 360)
        else:
            polygon(p, [(cx - size * s, cy + size * s), (cx + size * s, cy + size * s), (cx, cy - size * s)], ink)
        if rng.random() < 0.4:
            ellipse(p, cx, cy - 0.1 * b, 1.4 * size * s, size * s, ink, thick(s, 0.05), 0, 200, 340)
    if rng.random() < 0.4:
        ellipse(p, x, y + 0.08 * b, 0.07 * s, 0.1 * s, [ink, (240, 120, 40), shaded(fill, 0.8)][rng.integers(3)])
    way = rng.integers(4)
    if way == 0:
        ellipse(p, x, y + 0.2 * b, 0.5 * a, 0.35 * b, ink, thick(s, 0.06), 0, 20, 160)
    elif way == 1:
        ellipse(p, x, y + 0.25 * b, 0.45 * a, 0.4 * b, (110, 20, 25), -1, 0, 0, 180)
        ellipse(p, x, y + 0.25 * b, 0.4 * a, 0.1 * b, (255, 255, 255), -1, 0, 0, 180)
    elif way == 2:
        ellipse(p, x, y + 0.45 * b, 0.2 * a, 0.08 * b, (200, 60, 70))
    else:
        ellipse(p, x, y + 0.6 * b, 0.35 * a, 0.25 * b, ink, thick(s, 0.06), 0, 200, 340)


def robot(rng, p, x, y, s):
    """A robot's or a machine's front: screens or lamps for eyes, a slit or a grille."""
    body = colour(rng, 60, 220)
    box(p, x - s, y - s, 2 * s, 2 * s, body)
    for side in (-1, 1):
        shape = ellipse if rng.random() < 0.5 else (lambda q, u, v, a, b, c: box(q, u - a, v - b, 2 * a, 2 * b, c))
        shape(p, x + side * 0.45 * s, y - 0.3 * s, 0.25 * s, 0.22 * s, (240, 240, 240))
        shape(p, x + side * 0.45 * s, y - 0.3 * s, 0.1 * s, 0.1 * s, colour(rng, 0, 120))
    if rng.random() < 0.5:
        box(p, x - 0.1 * s, y - 0.05 * s, 0.2 * s, 0.25 * s, shaded(body, 0.7))
    box(p, x - 0.6 * s, y + 0.4 * s, 1.2 * s, 0.3 * s, (40, 40, 40))
    for k in range(int(rng.integers(0, 8))):
        box(p, x - 0.55 * s + 0.15 * s * k, y + 0.42 * s, 0.05 * s, 0.26 * s, body)


def mask(rng, p, x, y, s):
    """A carnival, hockey or wooden mask: no skin, holes for eyes."""
    fill = colour(rng, 90, 255)
    polygon(p, [(x - 0.8 * s, y - 0.8 * s), (x, y - s), (x + 0.8 * s, y - 0.8 * s), (x + 0.75 * s, y + 0.3 * s), (x, y + 1.2 * s),
                (x - 0.75 * s, y + 0.3 * s)], fill)
    for side in (-1, 1):
        ellipse(p, x + side * 0.36 * s, y - 0.2 * s, 0.2 * s, 0.11 * s, (10, 10, 10), turn=side * rng.uniform(-25, 25))
        cv2.line(p, (int(x + side * 0.15 * s), int(y - 0.35 * s)), (int(x + side * 0.6 * s), int(y - 0.5 * s)), shaded(fill, 0.5),
                 thick(s, 0.06), cv2.LINE_AA)
        for k in range(3):
            ellipse(p, x + side * (0.35 + 0.1 * k) * s, y + 0.3 * s, 0.03 * s, 0.03 * s, shaded(fill, 0.3))
    if rng.random() < 0.5:
        polygon(p, [(x - 0.12 * s, y + 0.25 * s), (x + 0.12 * s, y + 0.25 * s), (x, y - 0.2 * s)], shaded(fill, 0.75))
    ellipse(p, x, y + 0.55 * s, 0.3 * s, rng.uniform(0.03, 0.15) * s, (60, 10, 10))


def fruit(rng, p, x, y, s):
    fill = [(200, 40, 40), (240, 150, 40), (120, 170, 50), (235, 215, 90), (130, 60, 110)][rng.integers(5)]
    ball(p, x, y, s, s * rng.uniform(0.8, 1.2), fill)
    ellipse(p, x - 0.35 * s, y - 0.4 * s, 0.15 * s, 0.1 * s, (255, 250, 240))
    for _ in range(rng.integers(0, 30)):
        t, r = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.85)
        ellipse(p, x + r * s * np.cos(t), y + r * s * np.sin(t), 0.03 * s, 0.03 * s, shaded(fill, 0.55))
    cv2.line(p, (int(x), int(y - 0.75 * s)), (int(x + 0.1 * s), int(y - 1.2 * s)), (90, 60, 30), thick(s, 0.07), cv2.LINE_AA)
    ellipse(p, x + 0.35 * s, y - 1.05 * s, 0.3 * s, 0.12 * s, (70, 130, 50), turn=-20)


def flower(rng, p, x, y, s):
    petal, count, turn = colour(rng, 90, 255), int(rng.integers(5, 22)), rng.uniform(0, 360)
    for k in range(count):
        a = np.radians(turn + 360 * k / count)
        ellipse(p, x + 0.62 * s * np.cos(a), y + 0.62 * s * np.sin(a), 0.42 * s, 1.3 * s / count, shaded(petal, 0.85 + 0.3 * (k % 2)),
                turn=np.degrees(a))
    ball(p, x, y, 0.35 * s, 0.35 * s, [(230, 180, 40), (90, 60, 30), (120, 50, 60)][rng.integers(3)])


def code(rng, p, x, y, s):
    """A QR code, or a domino, or a die."""
    if rng.random() < 0.5:
        box(p, x - s, y - s, 2 * s, 2 * s, (250, 250, 250))
        n = int(rng.integers(15, 30))
        for i, j in zip(*np.nonzero(rng.random((n, n)) < 0.5)):
            box(p, x - 0.9 * s + 1.8 * s * i / n, y - 0.9 * s + 1.8 * s * j / n, 1.8 * s / n, 1.8 * s / n, (10, 10, 10))
        for i, j in ((-1, -1), (1, -1), (-1, 1)):
            for size, c in ((0.26, (250,) * 3), (0.22, (10,) * 3), (0.15, (250,) * 3), (0.09, (10,) * 3)):
                box(p, x + (0.66 * i - size) * s, y + (0.66 * j - size) * s, 2 * size * s, 2 * size * s, c)
    else:
        fill = colour(rng, 170, 255)
        box(p, x - s, y - s, 2 * s, 2 * s, fill)
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                if rng.random() < 0.6:
                    ellipse(p, x + 0.55 * i * s, y + 0.55 * j * s, 0.16 * s, 0.16 * s, shaded(fill, 0.15))


def facade(rng, p, x, y, s):
    """A front with rows of windows, a door, a round window in the gable."""
    wall = colour(rng, 100, 240)
    box(p, x - s, y - s, 2 * s, 2 * s, wall)
    columns = int(rng.integers(2, 5))
    for row in range(int(rng.integers(1, 4))):
        for k in range(columns):
            cx, cy, w = x - s + 2 * s * (k + 0.5) / columns, y - 0.65 * s + 0.55 * s * row, 0.6 * s / columns
            box(p, cx - w, cy - 0.2 * s, 2 * w, 0.4 * s, (60, 70, 85))
            box(p, cx - w, cy - 0.2 * s, 2 * w, 0.4 * s, (240, 240, 240), thick(s, 0.03))
            cv2.line(p, (int(cx), int(cy - 0.2 * s)), (int(cx), int(cy + 0.2 * s)), (240, 240, 240), thick(s, 0.02))
    box(p, x - 0.22 * s, y + 0.45 * s, 0.44 * s, 0.55 * s, colour(rng, 30, 140))
    ellipse(p, x, y - 0.95 * s, 0.15 * s, 0.15 * s, (60, 70, 85))


def camera(rng, p, x, y, s):
    """Things with round openings: a camera, headphones, a radio, a washing machine, a traffic light."""
    body = colour(rng, 20, 220)
    box(p, x - s, y - 0.8 * s, 2 * s, 1.6 * s, body)
    for side in (-1, 1) if rng.random() < 0.6 else (0,):
        rings(rng, p, x + side * 0.5 * s, y + rng.uniform(-0.3, 0.2) * s, rng.uniform(0.25, 0.45) * s)
    box(p, x - 0.4 * s, y + 0.5 * s, 0.8 * s, 0.15 * s, shaded(body, 0.5))


THINGS = [wheel, siemens, resolution, bars, checker, rings, clock, animal, smiley, robot, mask, fruit, flower, code, facade,
          camera, house, car, button, socket]
LARGE = {"animal": 0.20, "smiley": 0.12, "wheel": 0.12}
# Of all pictures, the share of each kind, and what draws it.
LOOKALIKES = {thing.__name__: (LARGE.get(thing.__name__, (1 - sum(LARGE.values())) / (len(THINGS) - len(LARGE))), thing)
              for thing in THINGS}


def lookalikes(rng, size, photos, draw):
    """One to four things of a kind on a wall, a texture or a piece of a photo, perhaps turned, lit and blurred."""
    grounds = [lambda: ground(rng, size), lambda: backgrounds.texture(rng, size).astype(np.float32),
               lambda: cv2.resize(photos.piece(rng), (size, size)).astype(np.float32)]
    picture = grounds[rng.choice(3, p=[0.5, 0.2, 0.3])]() * np.ones((size, size, 1))
    picture = np.ascontiguousarray(np.clip(picture, 0, 255), np.uint8)
    count = rng.choice([1, 1, 1, 2, 4])
    for _ in range(count):
        s = size * np.exp(rng.uniform(np.log(0.1), np.log(0.4)))
        place = rng.uniform(0.35, 0.65, 2) if count == 1 else rng.uniform(0.2, 0.8, 2)
        draw(rng, picture, *place * size, s)
    picture = picture.astype(np.float32)
    if rng.random() < 0.3:
        turn = cv2.getRotationMatrix2D((size / 2, size / 2), rng.uniform(-40, 40), 1)
        picture = cv2.warpAffine(picture, turn, (size, size), borderMode=cv2.BORDER_REFLECT)
    if rng.random() < 0.4:
        y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size - 0.5
        angle = rng.uniform(0, 2 * np.pi)
        picture *= (1 + rng.uniform(0.2, 1.2) * (x * np.cos(angle) + y * np.sin(angle)))[..., None]
    picture += rng.normal(0, rng.uniform(0, 8), picture.shape)
    return cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, size / 150))
