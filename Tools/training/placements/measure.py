"""Measures typical faces for `Sources/Mugmoji/Placements/FaceMeasures+Typical.swift`.

    python measure.py --training ../shared/training --program .build/release/mugmoji --cache placements.json

prints mean and standard deviation of every measure of `FaceMeasures` over the frontal, usable photos of the `train` split,
as lines to put into that file. The measures are taken from what `mugmoji parse --json` prints, in units of the canonical frame;
keep them like those of `FaceMeasures.swift`. Values farther than three deviations from the median are left out, since
a parse that failed says nothing about faces. The cache keeps what was measured; delete it after new weights.
"""

import argparse
import concurrent.futures
import csv
import json
import pathlib
import subprocess
import sys

import numpy as np


def parse(program, path):
    done = subprocess.run([str(program), "parse", str(path), "--json", "--face", "largest"], capture_output=True, text=True)
    return json.loads(done.stdout)["faces"][0]["geometry"]["canonical"] if done.returncode == 0 else None


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else None


def brow_height(face, side):
    eye, brow = face.get(side + "_eye"), face.get(side + "_brow")
    return eye and brow and eye["center"]["y"] - (brow["inner"]["y"] + brow["peak"]["y"] + brow["outer"]["y"]) / 3


def measures(face):
    """The measures of a frontal face; absent where something is hidden."""
    def both(part, key):
        return mean([face.get(side + part, {}).get(key) for side in ("left", "right")])

    def of(part, *keys):
        value = face.get(part)
        for key in keys:
            value = value and value.get(key)
        return value

    eyes = [of("left_eye", "center", "x"), of("right_eye", "center", "x")]
    mouth_y = mean([of("mouth", "center", "y"), mean([of("mouth", "left_corner", "y"), of("mouth", "right_corner", "y")])])
    return {
        "eyeDistance": eyes[1] - eyes[0] if None not in eyes else None,
        "eyeWidth": both("_eye", "width"),
        "eyeOpening": both("_eye", "opening"),
        "browHeight": mean([brow_height(face, side) for side in ("left", "right")]),
        "browThickness": both("_brow", "thickness"),
        "mouthWidth": of("mouth", "width"),
        "mouthY": mouth_y,
        "noseBase": of("nose", "base", "y"),
        "noseWidth": of("nose", "wing_width"),
        "faceWidth": of("face", "cheek_width"),
        "jawWidth": of("face", "jaw_width"),
        "turn": abs(of("nose", "base", "x") - 256) if of("nose") else None,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True, help="folder with faces.csv and images/")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--yaw", default="front", help="which photos: front, turned or profile")
    parser.add_argument("--every", type=int, default=1, help="take every so many photos only")
    options = parser.parse_args()
    if not (options.training / "faces.csv").is_file():
        sys.exit(f"{options.training}: no faces.csv there. Give --training the folder that holds faces.csv and images/.")
    with open(options.training / "faces.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file)
                if row["split"] == "train" and row["usable"] == "y" and row["yaw"] == options.yaw][::options.every]
    if options.cache.is_file():
        faces = json.loads(options.cache.read_text())
    else:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            paths = [options.training / "images" / row["file"] for row in rows]
            faces = list(pool.map(lambda path: parse(options.program, path), paths))
        options.cache.write_text(json.dumps(faces))
    found = [measures(face) for face in faces if face]
    print(len(found), "faces of", len(rows))
    for name in found[0]:
        values = np.array([face[name] for face in found if face[name] is not None], float)
        middle = np.median(values)
        spread = 1.4826 * np.median(np.abs(values - middle)) or 1
        kept = values[np.abs(values - middle) <= 3 * spread]
        print(f"{name}: Typical(mean: {kept.mean():.1f}, deviation: {kept.std():.1f}),"
              f"  // {len(kept)}; tenths {np.percentile(values, 10):.1f} … {np.percentile(values, 90):.1f}")


if __name__ == "__main__":
    main()
