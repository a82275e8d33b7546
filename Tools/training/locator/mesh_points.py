"""Finds the 478 MediaPipe face-mesh points of every photo of the training set.

Writes an .npz with `files` (N names) and `points` (N×478×2 float32, photo pixels, y down; NaN where no face was found).
"""

import argparse
import csv
from pathlib import Path

import cv2
import mediapipe as mp
import numpy as np


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder with images/ and faces.csv")
    arguments.add_argument("--out", type=Path, required=True, help="the .npz to write")
    options = arguments.parse_args()
    with open(options.data / "faces.csv") as table:
        files = [row["file"] for row in csv.DictReader(table)]
    points = np.full((len(files), 478, 2), np.nan, np.float32)
    mesher = mp.solutions.face_mesh.FaceMesh(static_image_mode=True, refine_landmarks=True, max_num_faces=1,
                                             min_detection_confidence=0.2)
    for index, name in enumerate(files):
        photo = cv2.imread(str(options.data / "images" / name))
        found = mesher.process(cv2.cvtColor(photo, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        if found:
            height, width = photo.shape[:2]
            points[index] = [(p.x * width, p.y * height) for p in found[0].landmark]
    np.savez_compressed(options.out, files=np.array(files), points=points)
    print(f"{np.isfinite(points[:, 0, 0]).sum()} of {len(files)} photos have a mesh")


if __name__ == "__main__":
    main()
