"""The label cache in memory, and the augmentation that turns a 384×384 canvas into a training sample."""

import pathlib

import cv2
import numpy as np
import torch

import baldness
import camera
import coverings
import eyeglasses
import scenes
import whiskers
from atlas import FACIAL_HAIR, GLASSES, HAIR, HEADWEAR, IGNORE, PIXELS as FRAME

CANVAS, MARGIN = 384, 64


class Cache:
    """Crops (BGR), labels, rows and landmarks (canvas pixels) of one split."""

    def __init__(self, data, rows, split, labels="labels"):
        archive = np.load(data / "landmarks.npz")
        index_of = {str(name): index for index, name in enumerate(archive["name"])}
        points, matrices = archive["points"], archive["matrix"]
        self.rows, self.points = [], []
        for row in rows:
            stem = pathlib.Path(row["file"]).stem
            if row["split"] == split and (data / labels / (stem + ".png")).is_file():
                self.rows.append(row)
                matrix = matrices[index_of[row["file"]]] * 0.5
                self.points.append(points[index_of[row["file"]]] @ matrix[:, :2].T + matrix[:, 2] + MARGIN)
        self.crops = np.empty((len(self.rows), CANVAS, CANVAS, 3), np.uint8)
        self.labels = np.empty((len(self.rows), CANVAS, CANVAS), np.uint8)
        for index, row in enumerate(self.rows):
            stem = pathlib.Path(row["file"]).stem
            self.crops[index] = cv2.imread(str(data / "crops" / (stem + ".jpg")))
            self.labels[index] = cv2.imread(str(data / labels / (stem + ".png")), cv2.IMREAD_GRAYSCALE)

    def weights(self):
        """How often to draw each photo: rare things more often, the many alike official portraits less often."""
        result = np.ones(len(self.rows))
        for index, row in enumerate(self.rows):
            for condition, factor in (
                    (row["source"] == "congress", 0.6), (row["source"] == "london", 1.5),
                    (row["headwear"] in ("hat", "scarf"), 2.0), (row["glasses"] == "sun", 2.0),
                    (row["facial_hair"] in ("beard", "goatee", "moustache"), 1.6), (row["mouth"] == "open", 1.5),
                    (row["hair_texture"] in ("curly", "coily"), 1.4), (row["hair_color"] in ("dyed", "red", "none"), 1.4),
                    (row["hair_length"] in ("long", "medium", "bald"), 1.3), (row["bangs"] == "y", 1.4)):
                result[index] *= factor if condition else 1
        return result / result.sum()


def to_tensor(crop):
    return torch.from_numpy(np.ascontiguousarray(crop[..., ::-1].transpose(2, 0, 1))).float() / 127.5 - 1


class Samples(torch.utils.data.Dataset):
    """Augmented samples; item n depends on the seed, the epoch and n alone."""

    def __init__(self, cache, size, count, seed, epoch):
        self.cache, self.size = cache, size
        self.seed, self.epoch = seed, epoch
        self.order = np.random.default_rng((seed, epoch)).choice(len(cache.rows), count, p=cache.weights())
        self.hats = [i for i, row in enumerate(cache.rows) if row["headwear"] in ("hat", "scarf") and row["yaw"] != "profile"
                     and (cache.labels[i, ::4, ::4] == HEADWEAR).sum() > 60]

    def __len__(self):
        return len(self.order)

    def __getitem__(self, n):
        cv2.setNumThreads(1)
        rng = np.random.default_rng((self.seed, self.epoch, n))
        index = self.order[n]
        crop, label = self.cache.crops[index], self.cache.labels[index]
        row, points = self.cache.rows[index], self.cache.points[index]
        straight = row["yaw"] != "profile"
        moved = False
        if straight and row["facial_hair"] == "none" and rng.random() < 0.2:
            crop, label = whiskers.draw(rng, crop, label, points)
        if straight and row["headwear"] == "none" and row["bangs"] == "n" and rng.random() < 0.1:
            crop, label = baldness.draw(rng, crop, label, points)
        if straight and row["glasses"] == "none" and rng.random() < 0.3:
            crop, label = eyeglasses.draw(rng, crop, label, points)
        if straight and row["headwear"] == "none" and self.hats:
            chance = rng.random()
            if chance < 0.1:
                crop, label = self.put_hat(rng, crop, label)
                moved = True
            elif chance < 0.19:
                crop, label = coverings.draw(rng, crop, label, points)
        if rng.random() < 0.08:
            crop, label = scenes.hand(rng, crop, label, points, phone=rng.random() < 0.4)
        if rng.random() < 0.2:
            other = rng.integers(len(self.cache.rows))
            crop = scenes.bystander(rng, crop, label, self.cache.crops[other], self.cache.labels[other])
        matrix = self.transform(rng)
        crop = cv2.warpAffine(crop, matrix, (self.size, self.size), flags=cv2.INTER_LINEAR,
                              borderMode=cv2.BORDER_REPLICATE)
        label = cv2.warpAffine(label, matrix, (self.size, self.size), flags=cv2.INTER_NEAREST,
                               borderMode=cv2.BORDER_CONSTANT, borderValue=IGNORE)
        if moved or rng.random() < 0.5:
            crop = self.new_background(rng, crop, label)
        if rng.random() < 0.2:
            crop, label = camera.stretch(rng, crop, label)
        return to_tensor(camera.colours(rng, crop, label)), torch.from_numpy(label)

    def put_hat(self, rng, crop, label):
        """Puts another photo's headwear on: all canvases share the canonical frame, so it lands on the head."""
        donor = self.hats[rng.integers(len(self.hats))]
        other, mask = self.cache.crops[donor], (self.cache.labels[donor] == HEADWEAR).astype(np.float32)
        if rng.random() < 0.5:
            other, mask = other[:, ::-1], mask[:, ::-1]
        soft = cv2.GaussianBlur(np.ascontiguousarray(mask), (0, 0), 0.8)[..., None]
        crop = (crop * (1 - soft) + other * soft).astype(np.uint8)
        label = label.copy()
        inside = mask > 0.5
        rows = np.where(inside.any(1))[0]
        bottom = inside.shape[0] - 1 - np.argmax(inside[::-1], 0)
        bottom[~inside.any(0)] = rows[int(0.8 * len(rows))]
        above = np.arange(label.shape[0])[:, None] < bottom[None]
        label[above & (label == HAIR)] = 0
        label[inside] = HEADWEAR
        return crop, label

    def new_background(self, rng, crop, label):
        scene = scenes.scene(rng, self.cache.crops, self.size, crop, label)
        soft = cv2.GaussianBlur((label != 0).astype(np.float32), (0, 0), rng.uniform(0.5, 1.2) * self.size / FRAME)
        return cv2.blendLinear(crop, scene, soft, 1 - soft)

    def transform(self, rng):
        rough = rng.random() < 0.3
        angle = np.radians(rng.uniform(-16, 16) if rough else rng.normal(0, 5))
        scale = np.exp(rng.uniform(-0.24, 0.24) if rough else rng.uniform(-0.13, 0.13))
        shift = rng.uniform(-0.12, 0.12, 2) if rough else rng.uniform(-0.06, 0.06, 2)
        flip = -1 if rng.random() < 0.5 else 1
        s = scale * self.size / FRAME
        linear = s * np.array([[np.cos(angle) * flip, -np.sin(angle)], [np.sin(angle) * flip, np.cos(angle)]])
        # Turn and scale about the middle of the face.
        pivot = np.array([CANVAS / 2, MARGIN + 150.0])
        target = np.array([0.5, 150 / FRAME]) * self.size + shift * self.size
        return np.hstack([linear, (target - linear @ pivot)[:, None]])


def plain(cache, index, size=FRAME):
    """The canonical 256×256 crop and label of one photo, unaltered."""
    window = np.s_[MARGIN:MARGIN + FRAME, MARGIN:MARGIN + FRAME]
    crop, label = cache.crops[index][window], cache.labels[index][window]
    if size != FRAME:
        crop = cv2.resize(crop, (size, size), interpolation=cv2.INTER_AREA)
        label = cv2.resize(label, (size, size), interpolation=cv2.INTER_NEAREST)
    return to_tensor(crop), torch.from_numpy(label.copy())
