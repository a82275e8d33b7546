"""Cuts every labelled photo's face out as the program does, with a margin, and keeps the crops in one file.

    python crops.py --training ../shared/training --program .build/release/mugmoji --output crops.npz

The alignment is that of `mugmoji parse --json`; photos in which no face is found are left out.
"""

import argparse
import concurrent.futures
import pathlib
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent / "parser")]
from atlas import PIXELS, UNITS  # noqa: E402
from landmarks import training_folder  # noqa: E402
from parsed import face  # noqa: E402

MARGIN = 48
CANVAS = PIXELS + 2 * MARGIN


def cut(picture, to_picture):
    """The canvas (the frame's 256×256 pixels and a margin), and 1 where it lies in the photo."""
    linear = np.array([[to_picture["a"], to_picture["c"]], [to_picture["b"], to_picture["d"]]])
    origin = np.array([to_picture["tx"], to_picture["ty"]])
    unit = UNITS / PIXELS

    def matrix(finer):
        return np.hstack([linear * unit / finer, (origin + linear @ np.full(2, (0.5 / finer - MARGIN) * unit) - 0.5)[:, None]])

    # Averaged over areas where the photo is finer, as `Image.warped` does.
    finer = int(np.clip(np.ceil(np.sqrt(abs(np.linalg.det(linear))) * unit), 1, 4))
    canvas = cv2.warpAffine(picture, matrix(finer), (CANVAS * finer,) * 2, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                            borderMode=cv2.BORDER_REPLICATE)
    if finer > 1:
        canvas = cv2.resize(canvas, (CANVAS, CANVAS), interpolation=cv2.INTER_AREA)
    inside = cv2.warpAffine(np.ones(picture.shape[:2], np.uint8), matrix(1), (CANVAS,) * 2,
                            flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)
    return canvas, inside


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    check = training_folder(parser)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rows = [row for row in check(options.training) if row["usable"] == "y"]
    paths = [options.training / "images" / row["file"] for row in rows]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        faces = list(pool.map(lambda path: face(options.program, path), paths))
    found = [(row, path, face) for row, path, face in zip(rows, paths, faces) if face]
    canvases = [cut(cv2.imread(str(path)), face["canonical_to_picture"]) for _, path, face in found]
    np.savez(options.output, files=[row["file"] for row, _, _ in found], crops=np.array([canvas for canvas, _ in canvases]),
             photo=np.array([inside for _, inside in canvases]))
    print(f"{len(found)} of {len(rows)} photos")


if __name__ == "__main__":
    main()
