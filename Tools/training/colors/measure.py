"""Measures skin and hair colours of the training photos in OKLab, as `FaceColors` does, from crops and label maps."""

import pathlib

import cv2
import numpy as np

SKIN, NOSE, HAIR = 1, 2, 8
FRAME = np.s_[64:320, 64:320]


def oklab(rgb):
    """OKLab of N×3 bytes (Ottosson 2020)."""
    value = rgb / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lms = np.cbrt(linear @ np.array([[0.4122214708, 0.2119034982, 0.0883024619],
                                     [0.5363325363, 0.6806995451, 0.2817188376],
                                     [0.0514459929, 0.1073969566, 0.6299787005]]))
    return lms @ np.array([[0.2104542553, 1.9779984951, 0.0259040371],
                           [0.7936177850, -2.4285922050, 0.7827717662],
                           [-0.0040720468, 0.4505937099, -0.8086757660]])


def inner(mask, margin, least=30):
    """The pixels at least `margin` inside the mask; the margin shrinks where fewer than `least` are left."""
    for distance in range(margin, 0, -1):
        eroded = cv2.erode(mask.astype(np.uint8), np.ones((2 * distance + 1,) * 2, np.uint8)).astype(bool)
        if eroded.sum() >= least:
            return eroded
    return mask if mask.sum() >= least else np.zeros_like(mask)


def pixels(name, data):
    """(skin, hair): OKLab pixels of the front of the face and of the hair, sorted by lightness."""
    crop = cv2.imread(str(pathlib.Path(data) / "crops" / (name + ".jpg")))
    label = cv2.imread(str(pathlib.Path(data) / "labels" / (name + ".png")), cv2.IMREAD_GRAYSCALE)
    if crop is None or label is None:
        return None
    crop, label = crop[FRAME][..., ::-1], label[FRAME]
    front = np.zeros(label.shape, bool)
    front[66:162, 84:172] = True
    masks = (np.isin(label, (SKIN, NOSE)) & front, label == HAIR)
    result = []
    for mask in masks:
        lab = oklab(crop[inner(mask, 2)].astype(float))
        lab = lab[:: max(1, (len(lab) + 1499) // 1500)]
        result.append(lab[np.argsort(lab[:, 0])])
    return result


def median(lab, low, high):
    """The median along each axis of the pixels between two lightness quantiles."""
    if not len(lab):
        return np.full(3, np.nan)
    last = int(np.ceil((len(lab) - 1) * high))
    return np.median(lab[int((len(lab) - 1) * low):last + 1], axis=0)
