"""Finds 478 landmarks in every training photo and the transform of every photo into the canonical face frame.

    python landmarks.py --training ../shared/training --output DATA

writes `landmarks.npz`: `name` (N file names), `found` (N flags), `points` (N×478×2, photo pixels), `eyes` (N×2×2: centre of
the eye opening, picture left and picture right), `chin` (N×2), `roll` (N, degrees, positive clockwise on the picture),
and `matrix` (N×2×3, photo pixels to the 512×512 canonical frame).
"""

import argparse
import csv
import multiprocessing
import os
import pathlib
import sys

import numpy as np

from atlas import EYE_TO_CHIN, EYES

os.environ.setdefault("GLOG_minloglevel", "3")
LEFT_EYE = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]
RIGHT_EYE = [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]
CHIN = 152


def training_folder(parser):
    """Adds the option `--training`, which has no default, and returns a checker for it."""
    parser.add_argument("--training", type=pathlib.Path, required=True,
                        help="folder with faces.csv, images/ and human_masks/")

    def check(folder):
        if not (folder / "faces.csv").is_file():
            sys.exit(f"{folder}: no faces.csv there. Give --training the folder that holds faces.csv and images/.")
        with open(folder / "faces.csv", newline="") as file:
            return list(csv.DictReader(file))
    return check


def canonical_matrix(eyes, chin):
    """The similarity (2×3) that puts the eyes' midpoint at (256, 236), levels them, and makes eye-to-chin 160."""
    middle = eyes.mean(0)
    across = eyes[1] - eyes[0]
    scale = EYE_TO_CHIN / max(np.linalg.norm(chin - middle), 1e-6)
    angle = -np.arctan2(across[1], across[0])
    rotation = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.hstack([rotation, (np.array(EYES) - rotation @ middle)[:, None]]), -np.degrees(angle)


def start():
    global mesh
    import mediapipe
    mesh = mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, refine_landmarks=True, max_num_faces=4, min_detection_confidence=0.2)


def find(job):
    import cv2
    path, box = job
    picture = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    height, width = picture.shape[:2]
    best, overlap = None, -1.0
    for border in (0, 0.3, 0.6):
        pad = int(border * max(height, width))
        padded = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
        found = mesh.process(padded).multi_face_landmarks or []
        for face in found:
            points = np.array([(p.x, p.y) for p in face.landmark]) * (width + 2 * pad, height + 2 * pad) - pad
            low, high = points.min(0), points.max(0)
            shared = np.clip(np.minimum(high, box[:2] + box[2:]) - np.maximum(low, box[:2]), 0, None).prod()
            score = shared / ((high - low).prod() + box[2:].prod() - shared + 1e-6)
            if score > overlap:
                best, overlap = points, score
        if overlap > 0.4:
            break
    return best, overlap


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    check = training_folder(parser)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rows = check(options.training)
    options.output.mkdir(parents=True, exist_ok=True)
    jobs = [(options.training / "images" / row["file"],
             np.array([float(row[k]) for k in ("face_x", "face_y", "face_w", "face_h")])) for row in rows]
    with multiprocessing.get_context("spawn").Pool(2, start) as pool:
        results = list(pool.imap(find, jobs, chunksize=32))
    points = np.array([p if p is not None else np.zeros((478, 2)) for p, _ in results])
    found = np.array([overlap > 0.3 for _, overlap in results])
    eyes = np.stack([points[:, LEFT_EYE].mean(1), points[:, RIGHT_EYE].mean(1)], 1)
    chin = points[:, CHIN]
    matrices, rolls = zip(*(canonical_matrix(e, c) for e, c in zip(eyes, chin)))
    np.savez_compressed(options.output / "landmarks.npz", name=np.array([row["file"] for row in rows]), found=found,
                        points=points.astype(np.float32), eyes=eyes.astype(np.float32), chin=chin.astype(np.float32),
                        roll=np.array(rolls, np.float32), matrix=np.array(matrices, np.float64))
    print(f"{found.sum()} of {len(rows)} faces found")
    for row, (_, overlap) in zip(rows, results):
        if overlap <= 0.3:
            print("not found:", row["file"], overlap)


if __name__ == "__main__":
    main()
