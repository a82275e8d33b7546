"""Chooses the weights and limits of `FaceJudgement.Limits` that hold a reading's probabilities.

    python limits.py --training ../shared/training --found RUN/folds.npz [--report RUN/val.npz]

`--found` is what `heads.py` keeps of photos of `train`, each read by heads that were trained without it. For each attribute the weights are
chosen by which the largest probability gives the best mean of agreement and balanced recall, less what wrong extremes cost; for what is
worn or not the limit with the best F1. `--report` only measures.
"""

import argparse
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent), str(HERE.parent / "parser")]
from reader import ATTRIBUTES  # noqa: E402
from train import read_labels  # noqa: E402

STEPS = (0.4, 0.5, 0.63, 0.8, 1.0, 1.25, 1.6, 2.0, 2.5)
# A photo of the first value that is answered with one of these costs as much as this many misses.
EXTREMES = {"hair_texture": [("straight", ("curly", "coily")), ("wavy", ("coily",))],
            "hair_color": [(color, ("dyed",)) for color in ("black", "brown", "blond", "grey")],
            "facial_hair": [("none", ("beard", "goatee"))], "hair_length": [("short", ("bald", "long")), ("long", ("short", "buzz", "bald"))],
            "age": [("young", ("old",)), ("child", ("old",))], "mouth": [("closed", ("open",))]}
COST = 3
# What a weight may cost of the agreement: what is rare must not be won from many.
LOSS = 0.004
WORN = ("lips", "earrings")


def agreement(wanted, got, classes, name):
    recalls = [np.mean(got[wanted == i] == i) for i in range(len(classes)) if (wanted == i).any()]
    wrong = sum(np.mean((wanted == classes.index(one)) & np.isin(got, [classes.index(other) for other in others]))
                for one, others in EXTREMES.get(name, []))
    return np.mean(wanted == got), np.mean(recalls), wrong


def value(wanted, got, classes, name):
    plain, balanced, wrong = agreement(wanted, got, classes, name)
    return (plain + balanced) / 2 - COST * wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--traits", type=pathlib.Path, default=HERE.parent / "labels" / "traits.csv")
    parser.add_argument("--found", type=pathlib.Path, required=True)
    parser.add_argument("--report", type=pathlib.Path)
    options = parser.parse_args()
    labels, _ = read_labels(options.training, options.traits)
    tables = {"found": np.load(options.found)} | ({"report": np.load(options.report)} if options.report else {})

    def pairs(table, name):
        wanted = np.array([labels[file][name] for file in table["files"]])
        return wanted[wanted >= 0], table[name][wanted >= 0]

    for name in ("hair_length", "hair_texture", "hair_color", "facial_hair", "mouth", "age", "hair_up", "clothes", "eyes", "glasses"):
        classes, (wanted, found) = ATTRIBUTES[name], pairs(tables["found"], name)
        weights = np.ones(len(classes))
        best = value(wanted, found.argmax(1), classes, name)
        least = agreement(wanted, found.argmax(1), classes, name)[0] - LOSS
        for _ in range(3):
            for index in range(1, len(classes)):
                for step in STEPS:
                    trial = weights.copy()
                    trial[index] = step
                    result = value(wanted, (found * trial).argmax(1), classes, name)
                    if result > best + 5e-4:
                        best, weights = result, trial
        print(name, {c: float(w) for c, w in zip(classes, weights) if w != 1})
        for title, table in tables.items():
            wanted, found = pairs(table, name)
            for w in (np.ones(len(classes)), weights):
                got = (found * w).argmax(1)
                plain, balanced, wrong = agreement(wanted, got, classes, name)
                recalls = {c: round(float(np.mean(got[wanted == i] == i)), 2) for i, c in enumerate(classes) if (wanted == i).any()}
                print(f"  {title:7} agreement {plain:.3f} balanced {balanced:.3f} wrong extremes {wrong:.3f} {recalls}")
    for name in WORN:
        wanted, found = pairs(tables["found"], name)

        def f1(wanted, found, limit):
            there, said = wanted > 0, 1 - found[:, 0] >= limit
            return 2 * (there & said).sum() / max(there.sum() + said.sum(), 1)
        limit = max(np.arange(0.1, 0.95, 0.05), key=lambda limit: f1(wanted, found, limit))
        print(name, f"limit {limit:.2f}", {title: round(float(f1(*pairs(table, name), limit)), 3) for title, table in tables.items()})


if __name__ == "__main__":
    main()
