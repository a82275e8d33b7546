"""Measures typical faces for `Sources/PartPlacement/FaceMeasures.swift`.

    python measure.py --training ../shared/training --program .build/release/mugmoji --cache placements.json

prints mean and standard deviation of every measure of `FaceMeasures` over the frontal, usable photos of the `train` split,
as lines to put into that file. The measures are taken from what `mugmoji parse --json` prints, in units of the canonical frame;
keep them like those of `FaceMeasures.swift`. Values farther than three deviations from the median are left out, since
a parse that failed says nothing about faces. The cache keeps what was measured; delete it after new weights.
"""

import argparse
import pathlib
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import parsed  # noqa: E402


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
    measured = parsed.add_arguments(parser)
    parser.add_argument("--yaw", default="front", help="which photos: front, turned or profile")
    parser.add_argument("--every", type=int, default=1, help="take every so many photos only")
    options = parser.parse_args()
    rows, faces = measured(options, lambda row: row["yaw"] == options.yaw, options.every)
    found = [measures(face["geometry"]["canonical"]) for face in faces if face]
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
