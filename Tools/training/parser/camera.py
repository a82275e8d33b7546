"""What cameras do to a picture: geometry, light, blur, noise and compression."""

import cv2
import numpy as np


def stretch(rng, crop, label):
    """The stretch of a short lens held close: what is far from the middle grows or shrinks."""
    size = label.shape[0]
    amount = rng.uniform(-0.18, 0.25)
    centre = size * (0.5 + rng.uniform(-0.15, 0.15, 2))
    ys, xs = np.mgrid[:size, :size].astype(np.float32)
    dx, dy = (xs - centre[0]) / size, (ys - centre[1]) / size
    factor = 1 + amount * (dx * dx + dy * dy)
    tall = 1 + rng.uniform(-0.08, 0.08) * dy
    map_x = (centre[0] + dx * factor * tall * size).astype(np.float32)
    map_y = (centre[1] + dy * factor * size).astype(np.float32)
    return (cv2.remap(crop, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
            cv2.remap(label, map_x, map_y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=255))


def light(rng, crop, label):
    """Side light, backlight, over-exposure: multiplies by a field."""
    size = label.shape[0]
    angle, ramp = rng.uniform(0, 2 * np.pi), np.linspace(-1, 1, size, dtype=np.float32)
    along = np.cos(angle) * ramp[None] + np.sin(angle) * ramp[:, None]
    kind = rng.random()
    if kind < 0.45:
        field = np.exp(rng.uniform(0.2, 0.7) * along)
    elif kind < 0.7:
        # A hard edge between light and shade, as beside a window.
        edge = 1 / (1 + np.exp(-(along - rng.uniform(-0.3, 0.3)) * rng.uniform(3, 25)))
        field = rng.uniform(0.25, 0.7) + edge * rng.uniform(0.4, 0.9)
    elif kind < 0.85:
        person = cv2.GaussianBlur((label != 0).astype(np.float32), (0, 0), 3)
        field = rng.uniform(1.1, 2.2) * (1 - person) + rng.uniform(0.3, 0.75) * person
    else:
        field = np.full((size, size), rng.uniform(1.25, 2.0)) * np.exp(rng.uniform(0, 0.3) * along)
    field = np.ascontiguousarray(field, np.float32)
    return cv2.multiply(crop, cv2.merge([field] * 3), dtype=cv2.CV_8U)


def blur(rng, crop):
    size = crop.shape[0]
    if rng.random() < 0.65:
        return cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.4, 1.8) * size / 256)
    length = max(int(rng.uniform(3, 13) * size / 256), 2) | 1
    kernel = np.zeros((length, length), np.float32)
    angle, middle = rng.uniform(0, np.pi), length // 2
    reach = np.array([np.cos(angle), np.sin(angle)]) * middle
    cv2.line(kernel, np.round(middle - reach).astype(int).tolist(), np.round(middle + reach).astype(int).tolist(), 1, 1)
    return cv2.filter2D(crop, -1, kernel / kernel.sum())


def colours(rng, crop, label):
    """Gamma, casts, contrast, then light, saturation, blur, resolution, noise, JPEG."""
    size = crop.shape[0]
    table = np.repeat(np.linspace(0, 1, 256)[:, None], 3, 1)
    if rng.random() < 0.7:
        table = table ** np.exp(rng.normal(0, 0.3))
    if rng.random() < 0.6:
        table = table * np.exp(rng.normal(0, 0.12 if rng.random() < 0.85 else 0.3, 3))
    if rng.random() < 0.5:
        table = (table - 0.5) * np.exp(rng.normal(0, 0.25)) + 0.5 + rng.normal(0, 0.08)
    crop = cv2.LUT(crop, (np.clip(table, 0, 1) * 255).astype(np.uint8)[None])
    if rng.random() < 0.3:
        crop = light(rng, crop, label)
    if rng.random() < 0.35:
        grey = cv2.cvtColor(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        amount = 0 if rng.random() < 0.3 else rng.uniform(0.3, 1.5)
        crop = cv2.addWeighted(crop, amount, grey, 1 - amount, 0)
    if rng.random() < 0.28:
        crop = blur(rng, crop)
    if rng.random() < 0.2:
        small = int(size * rng.uniform(0.3, 0.8))
        crop = cv2.resize(cv2.resize(crop, (small, small), interpolation=cv2.INTER_AREA), (size, size))
    if rng.random() < 0.3:
        noise = np.empty(crop.shape, np.int16)
        cv2.setRNGSeed(int(rng.integers(1 << 30)))
        cv2.randn(noise, 0, rng.uniform(1, 12) if rng.random() < 0.8 else rng.uniform(12, 25))
        crop = cv2.add(crop, noise, dtype=cv2.CV_8U)
    if rng.random() < 0.3:
        ok, data = cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(25, 85))])
        crop = cv2.imdecode(data, cv2.IMREAD_COLOR) if ok else crop
    return crop
