"""The photos of the training set with their mesh points, kept in memory as small image pyramids."""

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

LEFT_EYE = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]  # the picture's left
RIGHT_EYE = [362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398]
CHIN = 152


def landmarks(points):
    """Left eye, right eye and chin (3×2) of 478 mesh points."""
    return np.stack([points[LEFT_EYE].mean(0), points[RIGHT_EYE].mean(0), points[CHIN]])


@dataclass
class Photo:
    name: str
    source: str
    levels: list  # RGB uint8 pictures, each half as wide as the one before
    scale: float  # pixels of levels[0] per pixel of the photo
    points: np.ndarray  # 478×2, in pixels of levels[0]

    @property
    def box(self):
        """x, y, x, y of the mesh in pixels of levels[0]."""
        return np.concatenate([self.points.min(0), self.points.max(0)])

    def level(self, scale):
        """The smallest level still fit for drawing at `scale` pixels per pixel of levels[0], and its own scale."""
        index = 0
        while index + 1 < len(self.levels) and scale * 2 ** (index + 1) <= 1.05:
            index += 1
        return self.levels[index], 0.5 ** index


def load(data, mesh, split, longest=None, usable=True):
    """The usable photos of one split that have a mesh; `longest` limits the long side of levels[0]."""
    stored = np.load(mesh)
    points = dict(zip(stored["files"].tolist(), stored["points"]))
    photos = []
    with open(Path(data) / "faces.csv") as table:
        for row in csv.DictReader(table):
            found = points.get(row["file"])
            if row["split"] != split or (usable and row["usable"] != "y") or found is None or np.isnan(found[0, 0]):
                continue
            picture = cv2.imread(str(Path(data) / "images" / row["file"]))
            picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            scale = 1.0
            if longest and max(picture.shape[:2]) > longest:
                scale = longest / max(picture.shape[:2])
                picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            levels = [picture]
            while min(levels[-1].shape[:2]) >= 48:
                height, width = levels[-1].shape[:2]
                levels.append(cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA))
            photos.append(Photo(row["file"], row["source"], levels, scale, found.astype(np.float32) * scale))
    return photos
