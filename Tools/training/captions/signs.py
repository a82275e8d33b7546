"""Where brows count as raised or lowered, and a mouth as turned down: quantiles over training photos.

    python signs.py --training ../../../../shared/training --program ../../../.build/release/mugmoji [--every 6]

Prints the quantiles of three measures of frontal faces of the `train` split, in units of the canonical frame: how high the brows' peaks
lie above the eyes' centres, how far their inner ends hang below their outer ends, and how far the corners of a closed mouth lie above its
centre as a share of its width. `Sources/Captioning/Moods/FaceSigns.swift` takes its limits from them.
"""

import argparse
import csv
import json
import pathlib
import statistics
import subprocess


def measures(program: str, photo: pathlib.Path) -> dict[str, float]:
    """The three measures of the largest face, as far as they are there."""
    run = subprocess.run([program, "parse", photo, "--face", "largest", "--json"], capture_output=True, text=True)
    if run.returncode != 0:
        return {}
    face = json.loads(run.stdout)["faces"][0]["geometry"]["canonical"]
    found = {}
    pairs = [(face.get(f"{side}_brow"), face.get(f"{side}_eye")) for side in ("left", "right")]
    pairs = [(brow, eye) for brow, eye in pairs if brow and eye]
    if pairs:
        found["height"] = statistics.mean(eye["center"]["y"] - brow["peak"]["y"] for brow, eye in pairs)
        found["frown"] = statistics.mean(brow["inner"]["y"] - brow["outer"]["y"] for brow, _ in pairs)
    mouth = face.get("mouth")
    if mouth and mouth["opening"] == 0:
        found["smile"] = mouth["smile"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--every", type=int, default=6, help="take every n-th photo")
    options = parser.parse_args()
    with open(options.training / "faces.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "train" and row["usable"] == "y"]
    rows = [row for row in rows if row["yaw"] == "front" and row["eyes"] == "open"][:: options.every]
    found = [measures(options.program, options.training / "images" / row["file"]) for row in rows]
    for name in ("height", "frown", "smile"):
        values = [one[name] for one in found if name in one]
        cuts = statistics.quantiles(values, n=20)
        print(name, len(values), "5 10 15 50 85 90 95 %:", *(f"{cuts[at]:.3f}" for at in (0, 1, 2, 9, 16, 17, 18)))


if __name__ == "__main__":
    main()
