"""Compares the locator with MediaPipe's and OpenCV's face detectors, on the same pictures.

    (cd Tools && swift build -c release --product evaluation)
    python Tools/benchmarks/locator_peers.py Tools/.build/release/evaluation --training DIR --negatives DIR --scratch DIR

The pictures are the usable photos of the split `val`, scenes made from them (scenes.py), and the pictures without a face
that Tools/training/locator/negatives.py writes. A face counts as found when a detection's middle lies within 0.35 of the
face's size of the face's middle, and its size is between half and twice the face's: the detectors draw their boxes
differently. All other detections are false. Times are processor time for one picture, already decoded; ours is with and
without the parser's last word. Needs mediapipe 0.10.14 and an OpenCV 4 wheel, which hold the peers' weights.
"""

import argparse
import csv
import json
import subprocess
import time
from collections import defaultdict
from pathlib import Path

import cv2
import mediapipe
import numpy as np

import scenes


def photos_of(training):
    with open(training / "faces.csv") as table:
        for row in csv.DictReader(table):
            if row["split"] == "val" and row["usable"] == "y":
                picture = cv2.imread(str(training / "images" / row["file"]))
                yield picture, tuple(float(row["face_" + key]) for key in "xywh")


class MediaPipe:
    def __init__(self, model):
        self.detector = mediapipe.solutions.face_detection.FaceDetection(
            model_selection=model, min_detection_confidence=0.5)

    def __call__(self, picture):
        found = self.detector.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).detections or []
        height, width = picture.shape[:2]
        boxes = [d.location_data.relative_bounding_box for d in found]
        return [(b.xmin * width, b.ymin * height, b.width * width, b.height * height) for b in boxes]


class Haar:
    def __init__(self, cascades, name):
        self.cascade = cv2.CascadeClassifier(str(cascades / name))

    def __call__(self, picture):
        return list(self.cascade.detectMultiScale(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), 1.1, 5, minSize=(20, 20)))


def ours(program, files):
    """For each file what the program prints of it."""
    for start in range(0, len(files), 500):
        command = [program, "locate", *files[start:start + 500]]
        answer = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        yield from map(json.loads, answer.stdout.splitlines())


def matched(boxes, faces):
    """How many faces were found, and how many boxes are false."""
    found, false = set(), 0
    for x, y, w, h in boxes:
        size, hit = np.sqrt(w * h), None
        for index, (fx, fy, fs) in enumerate(faces):
            if np.hypot(x + w / 2 - fx, y + h / 2 - fy) < 0.35 * fs and 0.5 < size / fs < 2:
                hit = index
        if hit is None:
            false += 1
        found.add(hit)
    return len(found - {None}), false


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", help="the built Swift program `evaluation`")
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--negatives", type=Path, required=True, help="the folder of pictures without a face")
    arguments.add_argument("--cascades", type=Path, default=Path(cv2.data.haarcascades),
                           help="the folder cv2/data of an OpenCV 4 wheel; those of OpenCV 5 have no cascades")
    arguments.add_argument("--scratch", type=Path, required=True, help="where the scenes go")
    arguments.add_argument("--count", type=int, default=80, help="pictures in a set")
    arguments.add_argument("--seed", type=int, default=3)
    options = arguments.parse_args()
    cv2.setNumThreads(1)
    rng = np.random.default_rng(options.seed)
    options.scratch.mkdir(parents=True, exist_ok=True)
    photos = list(photos_of(options.training))
    pictures = []
    for make in scenes.ALL:
        for name, picture, faces in make(rng, photos, options.count):
            path = options.scratch / f"{len(pictures):05}.png"
            cv2.imwrite(str(path), picture)
            pictures.append((name, str(path), faces))
    pictures += [("no face", str(path), []) for path in sorted(options.negatives.glob("*.jpg"))]

    peers = {"MediaPipe short": MediaPipe(0), "MediaPipe full": MediaPipe(1),
             "Haar default": Haar(options.cascades, "haarcascade_frontalface_default.xml"),
             "Haar alt2": Haar(options.cascades, "haarcascade_frontalface_alt2.xml")}
    sides = ["ours", "ours, locator alone", *peers]
    totals = defaultdict(lambda: np.zeros(5))  # faces, found, false, pictures with a false one, milliseconds
    counts = defaultdict(int)
    lines = ours(options.program, [path for _, path, _ in pictures])
    for (name, path, faces), line in zip(pictures, lines, strict=True):
        counts[name] += 1
        picture = cv2.imread(path)
        candidates = line["candidates"]
        answers = {"ours": ([c["box"] for c in candidates if c["isFace"]], line["locate_ms"] + line["parse_ms"]),
                   "ours, locator alone": ([c["box"] for c in candidates], line["locate_ms"])}
        for side, detector in peers.items():
            start = time.process_time()
            boxes = detector(picture)
            answers[side] = boxes, (time.process_time() - start) * 1000
        for side, (boxes, milliseconds) in answers.items():
            found, false = matched(boxes, faces)
            totals[name, side] += len(faces), found, false, false > 0, milliseconds
    print("| pictures | faces | " + " | ".join(sides) + " |")
    print("|---" * (len(sides) + 2) + "|")
    for name in counts:
        cells = []
        for side in sides:
            faces, found, false, wrong, milliseconds = totals[name, side]
            recall = f"{100 * found / faces:.1f} %, " if faces else ""
            cells.append(f"{recall}{false:.0f} false in {wrong:.0f}, {milliseconds / counts[name]:.1f} ms")
        print(f"| {name} ({counts[name]}) | {totals[name, 'ours'][0]:.0f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
