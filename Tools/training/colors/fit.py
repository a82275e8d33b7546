"""Fits the lines by which skin tones and hair colours are told, on the training rows only.

    python fit.py --colors colors.npz

prints the constants of `ColorFit.swift` and `FaceJudgement.Limits.tones`, and how often they agree with the labels.
"""

import argparse
import pathlib

import numpy as np

HAIR = ["black", "brown", "blond", "red", "grey", "dyed"]


def agreement(found, given):
    return f"{(found == given).mean():.3f}"


def fit_skin(values, labels, train):
    """A line through skin, sclera and lip to the label 1…5, and thresholds for the exact label and for within one."""
    known = (labels > 0) & np.isfinite(values[:, :3]).all(1)
    filled = np.where(np.isfinite(values[:, :9]), values[:, :9], np.nanmedian(values[train, :9], 0))
    table = np.c_[filled, np.ones(len(filled))]
    # Dark skin is rare among the photos: for the line every tone weighs the same, for the limits the square root of its share.
    share = np.bincount(labels[known & train], minlength=6)[labels[known & train]]
    root = np.sqrt(share.mean() / share)
    line = np.linalg.lstsq(table[known & train] * root[:, None], labels[known & train] * root, rcond=None)[0]
    score = table @ line
    limits = np.array([1.5, 2.5, 3.5, 4.5])

    def goodness(limits, rows=known & train):
        tone = 1 + (score[rows, None] > limits).sum(1)
        return (root * ((tone == labels[rows]) * 1.0 + (abs(tone - labels[rows]) <= 1))).sum()

    for step in (0.2, 0.1, 0.05, 0.02):
        for _ in range(20):
            best = limits
            for index in range(4):
                for sign in (-step, step):
                    trial = limits.copy()
                    trial[index] += sign
                    if goodness(trial) > goodness(best):
                        best = trial
            if best is limits:
                break
            limits = best
    tone = 1 + (score[:, None] > limits).sum(1)
    print("skin: weights of skin, sclera, lip (lightness, a, b each) and constant:", line.round(2).tolist())
    print("skin: typical sclera and lip:", np.nanmedian(values[train, 3:9], 0).round(3).tolist())
    print("skin: limits", limits.round(2).tolist())
    for name, rows in (("train", known & train), ("val", known & ~train)):
        print(f"skin {name}: exact {agreement(tone[rows], labels[rows])}, "
              f"within one {(abs(tone[rows] - labels[rows]) <= 1).mean():.3f}")


def hair_features(values, typical):
    """What hair is named by: its colour, its chroma, its spread, and skin, sclera and lip, which show the light."""
    filled = np.where(np.isfinite(values), values, typical)
    chroma = np.hypot(filled[:, 10], filled[:, 11])
    return np.c_[filled[:, 9:12], chroma, filled[:, 13], filled[:, :9], np.ones(len(filled))]


def fit_hair(values, labels, train):
    """Multinomial logistic regression by Newton's method; a little weight decay keeps it steady."""
    known = np.isin(labels, HAIR) & np.isfinite(values[:, 9])
    table = hair_features(values, np.nanmedian(values[train], 0))
    scale = table[known & train].std(0)
    scale[-1] = 1
    x = table[known & train] / scale
    target = (labels[known & train, None] == np.array(HAIR)).astype(float)
    share = target.mean(0)
    weight = (target / np.sqrt(share / share.max())).sum(1)
    lines = np.zeros((x.shape[1], len(HAIR)))
    for _ in range(30):
        score = x @ lines
        likely = np.exp(score - score.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = x.T @ (weight[:, None] * (likely - target)) + lines
        curvature = np.zeros((lines.size, lines.size))
        for i in range(len(HAIR)):
            for j in range(len(HAIR)):
                w = weight * likely[:, i] * ((i == j) - likely[:, j])
                block = x.T @ (w[:, None] * x)
                n = x.shape[1]
                curvature[i * n:(i + 1) * n, j * n:(j + 1) * n] = block + (i == j) * np.eye(n)
        lines -= np.linalg.solve(curvature, slope.T.ravel()).reshape(len(HAIR), -1).T
    lines /= scale[:, None]
    found = np.array(HAIR)[(table @ lines).argmax(1)]
    for name, line in zip(HAIR, lines.T):
        print(f"hair {name}: {line.round(2).tolist()}")
    for name, rows in (("train", known & train), ("val", known & ~train)):
        print(f"hair {name}: {agreement(found[rows], labels[rows])}",
              {color: round(float((found[rows & (labels == color)] == color).mean()), 2) for color in HAIR})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--colors", type=pathlib.Path, required=True)
    data = np.load(parser.parse_args().colors)
    train = data["split"] == "train"
    fit_skin(data["values"], np.array([int(x or 0) for x in data["skin"]]), train)
    fit_hair(data["values"], data["hair"], train)


if __name__ == "__main__":
    main()
