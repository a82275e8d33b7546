"""Makes label maps for the training photos from landmarks, a person mask, colour and the attribute columns.

    python labels.py --training ../shared/training --data DATA [--only sfhq-0000.jpg ...]

needs DATA/landmarks.npz (landmarks.py) and writes, for every usable photo, DATA/crops/NAME.jpg and DATA/labels/NAME.png.
Both are 384×384: the canonical frame at half size with a margin of 64 pixels on every side. 255 means "ignore".
"""

import argparse
import multiprocessing
import os
import pathlib

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import cv2
import numpy as np

import facemesh
from atlas import (BACKGROUND, BROW, CLOTHES, EAR, EYE, FACIAL_HAIR, GLASSES, HAIR, HEADWEAR, IGNORE, IRIS, LIP, MOUTH, NECK,
                   NOSE, SKIN, TEETH)
from landmarks import training_folder

SIZE, MARGIN = 384, 64
# How dark brow pixels are, from the brow's darkest (0) to the skin's lightness (1): at its rim and in its middle. So chosen that
# brows are as large as people drew them on the London photos of the `train` split (area 0.98 of theirs).
BROW_RIM, BROW_CORE = 0.4, 0.5


def polygon(points):
    # At four times the size: fillPoly covers its border too, which would make eyes a fifth larger.
    mask = np.zeros((4 * SIZE, 4 * SIZE), np.uint8)
    cv2.fillPoly(mask, [np.round((points * 4 + 1.5) * 16).astype(np.int32)], 255, shift=4)
    return cv2.resize(mask, (SIZE, SIZE), interpolation=cv2.INTER_AREA) > 127


def hull(points):
    return polygon(cv2.convexHull(points.astype(np.float32))[:, 0])


def grow(mask, radius):
    """Dilates by `radius` pixels; erodes where it is negative."""
    size = 2 * int(round(abs(radius))) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    operation = cv2.dilate if radius > 0 else cv2.erode
    return operation(mask.astype(np.uint8), kernel).astype(bool)


def components(mask, keep):
    """The connected components of `mask` that `keep(component, area)` accepts."""
    count, ids, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    result = np.zeros_like(mask)
    for index in range(1, count):
        if stats[index, cv2.CC_STAT_AREA] >= 12:
            part = ids == index
            if keep(part, stats[index, cv2.CC_STAT_AREA]):
                result |= part
    return result


def fill_holes(mask, largest):
    return mask | components(~mask, lambda part, area: area <= largest)


class Face:
    """Everything that the label steps share for one photo."""

    def __init__(self, picture, person, points, matrix, row):
        to_canvas = matrix * 0.5 + np.array([[0, 0, MARGIN], [0, 0, MARGIN]])
        scale = np.sqrt(abs(np.linalg.det(to_canvas[:, :2])))
        if scale < 0.7:
            picture = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale)

        def warp(image, border):
            return cv2.warpAffine(image, to_canvas, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=border)
        self.crop = warp(picture, cv2.BORDER_REPLICATE)
        self.person = warp(person, cv2.BORDER_REPLICATE)
        self.valid = warp(np.ones(picture.shape[:2], np.uint8), cv2.BORDER_CONSTANT) > 0
        self.valid = grow(self.valid, -1)
        self.points = points @ to_canvas[:, :2].T + to_canvas[:, 2]
        self.row = row
        self.y, self.x = np.mgrid[:SIZE, :SIZE].astype(np.float32)
        p = self.points
        self.height = max(np.linalg.norm(p[10] - p[152]), 40)
        self.width = max(np.linalg.norm(p[234] - p[454]), 40)
        self.oval = polygon(p[facemesh.OVAL])
        self.brow_y = p[[105, 334], 1].mean()
        self.nose_y = p[2, 1]
        self.chin = p[152]
        self.body = self.person > 0.5
        reach = np.maximum([p[4, 0] - p[234, 0], p[454, 0] - p[4, 0]], 0)
        self.side_seen = reach > 0.3 * reach.sum()
        lab = cv2.cvtColor(cv2.bilateralFilter(self.crop, 5, 20, 3), cv2.COLOR_BGR2LAB).astype(np.float32)
        self.lab = lab
        self.skin_model()

    def skin_model(self):
        """`distance`: Mahalanobis distance to the skin's colour; `hue_distance`: the same, lenient about lightness."""
        spots = list(facemesh.CHEEKS)
        if self.row["bangs"] == "n" and self.row["headwear"] == "none":
            spots += facemesh.FOREHEAD
        if self.row["facial_hair"] == "none":
            spots += facemesh.LOWER_CHEEKS
        seeds = np.zeros((SIZE, SIZE), np.uint8)
        for x, y in self.points[spots]:
            cv2.circle(seeds, (int(x), int(y)), int(0.035 * self.height), 1, -1)
        samples = self.lab[(seeds > 0) & (self.person > 0.3)]
        if len(samples) < 50:
            samples = self.lab[grow(self.oval, -8)]
        centre = np.median(samples, 0)
        spread = np.median(np.abs(samples - centre), 0) * 1.5 + 1
        kept = samples[(np.abs(samples - centre) < 3 * spread).all(1)]
        covariance = np.cov(kept.T) + np.diag([49.0, 7.0, 7.0])
        self.skin_colour = kept.mean(0)
        offset = (self.lab - self.skin_colour).reshape(-1, 3)

        def mahalanobis(matrix):
            root = np.linalg.cholesky(np.linalg.inv(matrix)).astype(np.float32)
            return np.linalg.norm(offset.astype(np.float32) @ root, axis=1).reshape(SIZE, SIZE)
        self.distance = mahalanobis(covariance)
        self.hue_distance = mahalanobis(covariance + np.diag([900.0, 12.0, 12.0]))


def grab_cut(face, mask, rounds=3):
    """Runs GrabCut from the trimap; only where the photo is."""
    if not ((mask == cv2.GC_FGD).any() and (mask == cv2.GC_BGD).any()):
        return (mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)
    # At half the size: four times faster, and the network smooths its labels anyway.
    ys, xs = np.where(face.valid)
    window = np.s_[ys.min() // 2:ys.max() // 2 + 1, xs.min() // 2:xs.max() // 2 + 1]
    part = np.ascontiguousarray(mask[::2, ::2][window])
    crop = cv2.resize(face.crop, (SIZE // 2, SIZE // 2), interpolation=cv2.INTER_AREA)
    cv2.setRNGSeed(1)
    cv2.grabCut(np.ascontiguousarray(crop[window]), part, None, np.zeros((1, 65)), np.zeros((1, 65)), rounds,
                cv2.GC_INIT_WITH_MASK)
    found = np.zeros((SIZE // 2, SIZE // 2), np.float32)
    found[window] = (part == cv2.GC_FGD) | (part == cv2.GC_PR_FGD)
    result = cv2.resize(found, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR) > 0.5
    return result & ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD) | (mask == cv2.GC_PR_BGD))


def hair_mask(face):
    """Where the head's hair is (headwear too, where it is worn: they are told apart later)."""
    row, p = face.row, face.points
    length, hat = row["hair_length"], row["headwear"] != "none"
    if length == "bald" and not hat:
        beside = face.body & ~grow(face.oval, 0.02 * face.height) & (face.y < face.nose_y) \
            & (face.y > face.brow_y - 0.25 * face.height) & (face.distance > 3)
        return components(grow(grow(beside, -1), 1), lambda part, area: area > 60)
    threshold = {"blond": 1.7, "red": 1.7, "grey": 1.7}.get(row["hair_color"], 2.2)
    if length == "buzz":
        threshold = 1.4
    person = grow(face.person > 0.15, 2)
    outside = ~grow(face.oval, 0.03 * face.height)
    different = face.distance > threshold
    above = face.y < face.brow_y
    low = {"buzz": face.nose_y, "short": face.nose_y + 0.1 * face.height,
           "medium": face.chin[1] + 0.45 * face.height}.get(length, SIZE)
    trimap = np.full((SIZE, SIZE), cv2.GC_PR_BGD, np.uint8)
    trimap[person & outside & different & (face.y < low)] = cv2.GC_PR_FGD
    trimap[(face.person > 0.7) & outside & different & above] = cv2.GC_FGD
    # Beside the face, what looks like the hair above is hair too, or dark clothes would win it.
    seeds = trimap == cv2.GC_FGD
    if seeds.sum() > 100:
        colour = np.median(face.lab[seeds], 0)
        alike = np.linalg.norm((face.lab - colour) / (22, 9, 9), axis=2) < 1.3
        trimap[(face.person > 0.7) & outside & alike & (face.distance > threshold + 0.8)
               & (face.y < min(low, face.chin[1] - 0.05 * face.height))] = cv2.GC_FGD
    forehead = face.body & (face.y < face.brow_y + 0.05 * face.height) & (np.abs(face.x - p[9, 0]) < 0.5 * face.width)
    alike = forehead & (face.distance < (1.5 if row["bangs"] == "n" else 1.0))
    alike = components(grow(grow(alike, -1), 1), lambda part, area: (part & face.oval).sum() > 0.3 * area)
    trimap[alike] = cv2.GC_BGD if row["bangs"] == "n" and length != "buzz" else cv2.GC_PR_BGD
    if row["bangs"] == "y":
        trimap[face.oval & (face.y < face.brow_y + 0.02 * face.height) & different] = cv2.GC_PR_FGD
    inner = grow(face.oval, -0.04 * face.height) & (face.y > face.brow_y + (0.06 if row["bangs"] == "y" else -0.02)
                                                    * face.height)
    trimap[inner] = cv2.GC_BGD
    trimap[~person] = cv2.GC_BGD
    below = face.y > face.chin[1]
    if length in ("buzz", "short", "bald"):
        trimap[below] = cv2.GC_BGD
    middle = below & (np.abs(face.x - face.chin[0]) < 0.25 * face.width)
    trimap[middle] = cv2.GC_BGD
    trimap[below & (face.y > face.chin[1] + 0.5 * face.height) & (np.abs(face.x - face.chin[0]) < 0.38 * face.width)] \
        = cv2.GC_BGD
    if length == "medium":
        trimap[face.y > low] = cv2.GC_BGD
    trimap[~face.valid] = cv2.GC_BGD
    hair = grab_cut(face, trimap) & person
    head = grow(face.oval, 0.12 * face.height) & (face.y < face.nose_y)
    hair = components(hair, lambda part, area: area > 40 and (part & head).any())
    return fill_holes(cv2.medianBlur(hair.astype(np.uint8), 5).astype(bool), 30)


def headwear_mask(face, covering):
    """Splits what covers the head into headwear and hair; returns headwear, hair, unsure."""
    none = np.zeros((SIZE, SIZE), bool)
    row = face.row
    around = grow(face.oval, 0.02 * face.height)
    stuff = face.body & ~around & (face.distance > 2.2)
    if row["headwear"] == "other":
        return none, none, (covering | stuff | (face.body & ~face.oval & (face.y < face.brow_y))) & (face.y < face.chin[1])
    above = face.y < face.brow_y - 0.05 * face.height
    if row["headwear"] == "scarf":
        top = face.body & above & ((face.distance > 2) | ~face.oval)
        if row["hair_length"] == "hidden":
            wrap = top | (stuff & (face.y < face.chin[1]))
            return wrap, none, stuff & ~wrap & (face.y < face.chin[1] + 0.5 * face.height)
        return top & ~grow(face.oval, -2), none, stuff & ~top
    hat = face.body & above & ((face.distance > 2) | ~grow(face.oval, 0.03 * face.height))
    hat |= covering & above
    beside = stuff & ~above & (face.y < face.chin[1])
    if row["hair_length"] == "hidden":
        return hat, none, beside
    # Beside the face below the hat: hair where its colour is far from the hat's and it is no background.
    rows = face.y < face.brow_y - 0.25 * face.height
    sure = hat & rows
    if sure.sum() < 100:
        sure = hat
    if not sure.any():
        return none, none, covering | beside
    trimap = np.full((SIZE, SIZE), cv2.GC_BGD, np.uint8)
    trimap[hat & ~rows] = cv2.GC_PR_FGD
    trimap[sure] = cv2.GC_FGD
    trimap[beside] = cv2.GC_PR_BGD
    cut = grab_cut(face, trimap, 2) & hat | sure
    cut = fill_holes(cv2.medianBlur(cut.astype(np.uint8), 5).astype(bool), 400)
    hair = covering & ~cut & ~around & (face.y > face.brow_y + 0.08 * face.height) \
        & (face.x > face.points[234, 0] - 0.3 * face.width) & (face.x < face.points[454, 0] + 0.3 * face.width)
    return cut, hair, ((hat | covering) & ~cut & ~hair) | (beside & ~hair)


def bare_forehead(row, points):
    """Where a face without a fringe shows skin: the middle of the forehead, and what is beside it and unsure; two masks."""
    if row["bangs"] != "n" or row["headwear"] != "none" or row["yaw"] == "profile":
        return np.zeros((SIZE, SIZE), bool), np.zeros((SIZE, SIZE), bool)
    height = max(np.linalg.norm(points[10] - points[152]), 40)
    width = max(np.linalg.norm(points[234] - points[454]), 40)
    ys, xs = np.mgrid[:SIZE, :SIZE]
    forehead = polygon(points[facemesh.OVAL]) & (ys < points[[105, 334], 1].mean())
    aside = np.abs(xs - points[[9, 10], 0].mean()) / width
    lower = ys > points[10, 1] + 0.03 * height
    above = (ys > points[10, 1] - 0.12 * height) & (ys < points[151, 1])
    return forehead & lower & (aside < 0.26), (forehead | above) & (aside < 0.36)


def brow_masks(face, label, hair):
    """Brows: the mesh's polygon, corrected at its rim by darkness."""
    light = face.lab[..., 0]
    for side in facemesh.BROWS:
        core = polygon(face.points[side])
        if core.sum() < 8:
            continue
        zone = grow(core, 2)
        around = grow(core, 5) & ~grow(core, 3) & (face.distance < 3)
        skin = np.median(light[around]) if around.sum() > 10 else face.skin_colour[0]
        dark = np.percentile(light[core], 20)
        inner = grow(core, -1)
        if face.row["bangs"] == "y" and (hair & zone).sum() > 0.3 * zone.sum():
            label[zone & ~hair] = IGNORE
            continue
        if skin - dark > 14:
            level = dark + BROW_RIM * (skin - dark)
            brow = (zone & (light < level)) | (inner & (light < dark + BROW_CORE * (skin - dark)))
            brow = cv2.medianBlur(brow.astype(np.uint8), 3).astype(bool)
            label[brow] = BROW
        else:
            label[core] = IGNORE
            label[inner] = BROW


def eye_masks(face, label):
    p = face.points
    widths = [np.ptp(p[e][:, 0]) for e in facemesh.EYES]
    for side, iris, width in zip(facemesh.EYES, facemesh.IRISES, widths):
        opening = polygon(p[side])
        height = np.linalg.norm(p[side[4]] - p[side[12]])
        if face.row["eyes"] == "closed" or height < 0.1 * width:
            label[opening] = SKIN if face.row["eyes"] == "closed" else IGNORE
            continue
        if width < 0.4 * max(widths):
            label[grow(opening, 2)] = IGNORE
            continue
        label[opening] = EYE
        radius = np.linalg.norm(p[iris[1:]] - p[iris[0]], axis=1).mean()
        disc = (face.x - p[iris[0], 0]) ** 2 + (face.y - p[iris[0], 1]) ** 2 < radius ** 2
        label[opening & disc] = IRIS


def mouth_masks(face, label):
    p = face.points
    outer, inner = polygon(p[facemesh.OUTER_LIPS]), polygon(p[facemesh.INNER_LIPS])
    label[outer] = LIP
    if np.linalg.norm(p[13] - p[14]) < 1.3:
        return
    hsv = cv2.cvtColor(face.crop, cv2.COLOR_BGR2HSV).astype(np.float32)
    value, saturation = hsv[..., 2], hsv[..., 1]
    skin_value = np.percentile(value[grow(face.oval, -6)], 60)
    skin_saturation = np.median(saturation[grow(face.oval, -6)])
    label[inner] = MOUTH
    if face.row["mouth"] == "closed" or face.row["mouth"] == "smile":
        label[inner] = LIP
        return
    a_axis = face.lab[..., 1] - face.skin_colour[1]
    bright = np.percentile(value[inner], 90) if inner.any() else 0
    level = max(0.5 * skin_value, 0.62 * bright)
    # A tongue is as bright as teeth but redder.
    redness, limit = (1, 0.75) if face.row["mouth"] == "open" else (8, 0.9)
    teeth = inner & (value > level) & (saturation < limit * skin_saturation + 12) & (a_axis < redness)
    teeth = cv2.medianBlur(teeth.astype(np.uint8), 3).astype(bool) & inner
    label[teeth] = TEETH


def facial_hair_mask(face, label):
    kind, p = face.row["facial_hair"], face.points
    if kind == "none":
        return
    lips = grow(polygon(p[facemesh.OUTER_LIPS]), 1)
    moustache = grow(hull(p[facemesh.MOUSTACHE]), 0.02 * face.height)
    lower = p[facemesh.GOATEE].copy()
    goatee = hull(np.vstack([lower, p[[152, 148, 377]] + (0, 0.14 * face.height)]))
    shifted = np.roll(face.oval, int(0.12 * face.height), 0)
    line = np.interp(face.x, *zip(*sorted([tuple(p[93]), tuple(p[129] + (0, 2)), tuple(p[2] + (0, 1)),
                                           tuple(p[358] + (0, 2)), tuple(p[323])])))
    cheeks = (grow(face.oval, 0.04 * face.height) | shifted) & (face.y > line + 0.02 * face.height)
    region = {"moustache": moustache, "goatee": goatee | moustache}.get(kind, cheeks | moustache | goatee)
    region &= ~lips & (face.person > 0.4)
    darker = (face.lab[..., 0] < face.skin_colour[0] - 4) | (face.row["hair_color"] in ("grey", "blond", "red"))
    sure, maybe = (2.0, 1.4) if kind != "stubble" else (2.0, 1.0)
    mask = region & (face.distance > sure) & darker
    mask = cv2.medianBlur(mask.astype(np.uint8), 5).astype(bool) & region
    under = face.y > face.chin[1] - 0.02 * face.height
    mask = components(mask, lambda part, area: area > 25 and (part & ~under).sum() > 0.25 * area)
    mask = fill_holes(mask, 60) & region
    unsure = grow(region & (face.distance > maybe) & darker, 1) & region & ~mask
    replaceable = np.isin(label, [SKIN, NECK, CLOTHES, EAR]) | ((label == HAIR) & (face.y > face.nose_y)
                                                                & grow(face.oval, 0.05 * face.height))
    label[unsure & np.isin(label, [SKIN, NECK, CLOTHES])] = IGNORE
    label[mask & replaceable] = FACIAL_HAIR
    if kind in ("beard", "goatee") and mask.sum() > 100:
        colour = np.median(face.lab[mask], 0)
        alike = np.linalg.norm((face.lab - colour) / (16, 7, 7), axis=2) < 1.5
        column = (np.abs(face.x - face.chin[0]) < 0.45 * face.width) & (face.y > face.chin[1] - 0.05 * face.height) \
            & (face.y < face.chin[1] + 0.8 * face.height) & face.body
        longer = cv2.medianBlur((column & alike & (face.distance > 1.5)).astype(np.uint8), 5).astype(bool)
        longer = components(longer | mask, lambda part, area: (part & mask).sum() > 0.3 * mask.sum()) & column & ~mask
        if longer.sum() > 1.0 * mask.sum():
            label[longer] = IGNORE
        else:
            label[longer & (label != HAIR)] = FACIAL_HAIR


def glasses_masks(face, label):
    kind, p = face.row["glasses"], face.points
    if kind == "none":
        return
    zone = np.zeros((SIZE, SIZE), bool)
    for box in facemesh.EYE_BOX:
        zone |= grow(hull(p[box]), 0.03 * face.height)
    eye = np.zeros_like(zone)
    for side in facemesh.EYES:
        eye |= grow(polygon(p[side]), 0.02 * face.height if kind == "clear" else 0)
    brow = np.zeros_like(zone)
    for side in facemesh.BROWS:
        brow |= grow(polygon(p[side]), 1)
    if kind == "sun":
        dark = zone & (face.distance > 3)
        sure = grow(cv2.medianBlur(dark.astype(np.uint8), 5).astype(bool), -1)
        lens = components(sure, lambda part, area: (part & eye).any())
        count, ids = cv2.connectedComponents(grow(lens, 1.4).astype(np.uint8))
        lens = np.zeros_like(lens)
        for part in range(1, count):
            lens |= hull(np.argwhere(ids == part)[:, ::-1].astype(np.float32))
        label[zone & ~brow] = IGNORE
        label[grow(lens, 0.6)] = GLASSES
        # The eyes are hidden by definition: what covers them is lens, whatever its colour.
        for side in facemesh.EYES:
            label[grow(polygon(p[side]), 0.03 * face.height)] = GLASSES
        temple = ~zone & (np.abs(face.y - p[[33, 263], 1].mean()) < 0.06 * face.height) & grow(face.oval, 5) \
            & (face.distance > 3) & (label == SKIN)
        label[temple] = IGNORE
        return
    grey = cv2.cvtColor(face.crop, cv2.COLOR_BGR2GRAY)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    thin = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel).astype(np.float32)
    temples = (np.abs(face.y - (p[[33, 263], 1].mean() - 0.02 * face.height)) < 0.08 * face.height) \
        & grow(face.oval, 4) & (face.x > p[234, 0]) & (face.x < p[454, 0])
    zone |= temples
    rim = zone & ~eye & ~brow & (thin > max(9, 0.15 * face.skin_colour[0])) & (face.distance > 2)
    rim = components(rim, lambda part, area: area > 20 and max(np.ptp(np.where(part)[0]), np.ptp(np.where(part)[1])) > 10)
    unsure = grow(zone & ~eye & (face.distance > 1.3), 1) | grow(rim, 1)
    plain = np.isin(label, [SKIN, NOSE, HAIR, EAR, BROW])
    label[unsure & zone & plain & ((label != BROW) | grow(rim, 1))] = IGNORE
    label[rim & ((label == IGNORE) | plain)] = GLASSES


def human_masks(face, label, mask):
    """Takes over what people annotated well: brows, eyes, lips, mouth, and ears that no hair covers."""
    mask = cv2.resize(mask, (SIZE, SIZE), interpolation=cv2.INTER_NEAREST) if mask.shape != (SIZE, SIZE) else mask
    for kind in (BROW, EYE, IRIS, LIP, MOUTH, TEETH):
        label[(label == kind) & ~np.isin(mask, [2, 3, 5, 6, 7])] = SKIN
    iris = label == IRIS
    teeth = label == TEETH
    label[mask == 2] = BROW
    label[mask == 3] = EYE
    label[(mask == 3) & iris] = IRIS
    label[np.isin(mask, [5, 7])] = LIP
    label[mask == 6] = MOUTH
    label[(mask == 6) & teeth] = TEETH
    if face.row["bangs"] == "n":
        # People drew the face's outline along the hairline, and through hair where it hangs into the face.
        drawn = np.isin(mask, [1, 2, 3, 4]) & (label == HAIR)
        label[drawn] = IGNORE
        label[drawn & (face.hue_distance < 3)] = SKIN
    label[(label == EAR) & (mask != 8)] = SKIN
    label[(mask == 8) & (label != HAIR)] = EAR


def make(face, human=None):
    """The label map of one face."""
    row, p = face.row, face.points
    covering = hair_mask(face)
    nothing = np.zeros((SIZE, SIZE), bool)
    if row["headwear"] != "none":
        hat, hair, unsure = headwear_mask(face, covering)
    else:
        hat, hair, unsure = nothing, covering, nothing
    label = np.zeros((SIZE, SIZE), np.uint8)
    body = face.body | (face.oval & (face.person > 0.25))
    jaw = np.interp(face.x, *zip(*sorted((tuple(q) for q in p[[234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377,
                                                              400, 378, 379, 365, 397, 288, 361, 323, 454]]))))
    under = face.y > np.minimum(jaw, face.chin[1])
    label[body] = IGNORE
    label[body & under & (face.y > face.chin[1] + 0.02 * face.height)] = CLOTHES
    column = under & (np.abs(face.x - face.chin[0]) < 0.6 * face.width) & body & ~face.oval
    bare = cv2.medianBlur((column & (face.hue_distance < 2.6)).astype(np.uint8), 5).astype(bool)
    collar = grow(face.oval, 0.06 * face.height) & under
    neck = components(bare & ~hair, lambda part, area: area > 40 and (part & collar).any())
    neck = fill_holes(grow(grow(neck, 3), -3) & column & ~hair, 150)
    label[grow(neck, 3) & (face.y < face.chin[1] + 0.35 * face.height) & (label == CLOTHES)] = IGNORE
    label[neck] = NECK
    shadow = column & ~neck & (face.hue_distance < 4) & (face.y < face.chin[1] + 0.2 * face.height)
    label[shadow] = IGNORE
    head = body & ~under & ~hair & ~hat
    near = grow(face.oval, 0.02 * face.height)
    label[head & near] = SKIN
    top = head & ~near & (face.y < face.brow_y)
    label[top & (face.distance < 4)] = SKIN
    if row["hair_length"] == "bald":
        label[top] = SKIN
    elif row["hair_length"] == "buzz":
        label[top] = IGNORE
    ears = head & ~near & (face.y > face.brow_y - 0.02 * face.height) & (face.y < face.nose_y + 0.13 * face.height) \
        & (face.hue_distance < 3.5)
    for side, seen in zip((face.x < p[234, 0] + 2, face.x > p[454, 0] - 2), face.side_seen):
        if not seen:
            label[side & head & (face.hue_distance < 3)] = SKIN
            continue
        reach = side & (np.minimum(np.abs(face.x - p[234, 0]), np.abs(face.x - p[454, 0])) < 0.24 * face.width)
        ear = components(cv2.medianBlur((ears & reach).astype(np.uint8), 5).astype(bool), lambda part, area: area > 60)
        label[ear] = EAR
    label[hair] = HAIR
    elsewhere = body & ~hair & np.isin(label, [CLOTHES, EAR, NECK])
    if row["hair_length"] in ("short", "buzz") and hair.sum() > 100:
        colour = np.median(face.lab[hair], 0)
        alike = np.linalg.norm((face.lab - colour) / (14, 7, 7), axis=2) < 1.2
        touching = components(elsewhere & alike & (face.y < face.chin[1] + 0.5 * face.height) | hair,
                              lambda part, area: (part & hair).any()) & ~hair
        label[touching] = IGNORE
    # Dark clothes beside long dark hair: say nothing where the two cannot be told apart.
    if row["hair_length"] in ("medium", "long") and hair.any():
        colour = np.median(face.lab[hair], 0)
        alike = np.linalg.norm((face.lab - colour) / (14, 7, 7), axis=2) < 1.2
        low = face.y > face.chin[1] + 0.15 * face.height
        label[low & alike & np.isin(label, [HAIR, CLOTHES]) & grow(label == CLOTHES, 12) & grow(hair, 12)] = IGNORE
    bare, perhaps = bare_forehead(row, p)
    label[perhaps & (label == HAIR) & (face.hue_distance < np.where(face.oval, 4, 2.2))] = IGNORE
    label[bare & (label == HAIR)] = SKIN
    label[unsure] = IGNORE
    label[hat] = HEADWEAR
    nose = polygon(p[facemesh.NOSE]) & face.oval
    label[nose & np.isin(label, [SKIN, IGNORE])] = NOSE
    facial_hair_mask(face, label)
    brow_masks(face, label, hair | hat)
    eye_masks(face, label)
    mouth_masks(face, label)
    glasses_masks(face, label)
    if human is not None:
        human_masks(face, label, human)
    face_parts = np.isin(label, [SKIN, NOSE, BROW, EYE, IRIS, LIP, MOUTH, TEETH, FACIAL_HAIR])
    label[face_parts & (face.person < 0.2)] = IGNORE
    label[~face.valid] = IGNORE
    return label


def start(training, data):
    global segmenter, folder, output, archive, index_of
    import mediapipe
    segmenter = mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0)
    folder, output = training, data
    loaded = np.load(data / "landmarks.npz")
    archive = {key: loaded[key] for key in ("points", "matrix", "found")}
    index_of = {str(name): index for index, name in enumerate(loaded["name"])}
    cv2.setNumThreads(1)


def work(row):
    index = index_of[row["file"]]
    if not archive["found"][index] or row["usable"] != "y":
        return None
    picture = cv2.imread(str(folder / "images" / row["file"]))
    person = segmenter.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).segmentation_mask.copy()
    face = Face(picture, person, archive["points"][index], archive["matrix"][index], row)
    human = None
    name = pathlib.Path(row["file"]).stem
    path = folder / "human_masks" / (name + ".png")
    if path.is_file():
        mask = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        to_canvas = archive["matrix"][index] * 0.5 + np.array([[0, 0, MARGIN], [0, 0, MARGIN]])
        to_canvas = to_canvas @ np.diag([picture.shape[1] / mask.shape[1], picture.shape[0] / mask.shape[0], 1])
        human = cv2.warpAffine(mask, to_canvas, (SIZE, SIZE), flags=cv2.INTER_NEAREST)
    label = make(face, human)
    cv2.imwrite(str(output / "crops" / (name + ".jpg")), face.crop, [cv2.IMWRITE_JPEG_QUALITY, 94])
    cv2.imwrite(str(output / "labels" / (name + ".png")), label)
    return name


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    check = training_folder(parser)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    rows = check(options.training)
    if options.only:
        rows = [row for row in rows if row["file"] in options.only]
    for name in ("crops", "labels"):
        (options.data / name).mkdir(parents=True, exist_ok=True)
    with multiprocessing.get_context("spawn").Pool(2, start, (options.training, options.data)) as pool:
        made = sum(name is not None for name in pool.imap_unordered(work, rows, chunksize=8))
    print(f"{made} label maps of {len(rows)} photos")


if __name__ == "__main__":
    main()
