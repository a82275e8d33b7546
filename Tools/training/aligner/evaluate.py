"""Tells how far alignments lie from the steady one, in units of the canonical frame, of the point that is farthest off.

    evaluation alignment PHOTOS > before.jsonl
    python evaluate.py before.jsonl [after.jsonl ...]       the steady alignments are those of the first file
"""

import json
import sys

import numpy as np
import torch

from frame import frame, in_units


def points(lines, step):
    return torch.tensor([line[step] for line in lines]).reshape(-1, 3, 2)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    files = {}
    for path in sys.argv[1:]:
        with open(path) as file:
            files[path] = [json.loads(line) for line in file]
    steady = {line["input"]: line for line in files[sys.argv[1]]}
    for path, lines in files.items():
        lines = [line for line in lines if line["input"] in steady]
        wanted = points([steady[line["input"]] for line in lines], "steady")
        middle, matrix = frame(wanted)
        wanted = in_units(wanted, middle, matrix)
        print(f"{path}: {len(lines)} photos")
        for step in ("located", "aligned", "used"):
            off = (in_units(points(lines, step), middle, matrix) - wanted).norm(dim=2).amax(1).numpy()
            print(f"  {step:8} median {np.median(off):5.2f}   90 % {np.percentile(off, 90):5.2f}   95 % {np.percentile(off, 95):5.2f}")
        moved = np.array([line["moved"] for line in lines])
        print(f"  parsed twice {np.mean([line['parses'] == 2 for line in lines]):.1%}; moved by more than "
              + ", ".join(f"{limit}: {np.mean(moved > limit):.1%}" for limit in (4, 6, 8, 10, 12)))


if __name__ == "__main__":
    main()
