"""Fits the lines by which hair colours are told, on the training rows only.

    python fit.py --colors colors.npz

prints the constants of `ColorFit.swift`, and how often they agree with the labels.
"""

import argparse
import pathlib

import numpy as np

HAIR = ["black", "brown", "blond", "red", "grey", "dyed"]


def agreement(found, given):
    return f"{(found == given).mean():.3f}"


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
    fit_hair(data["values"], data["hair"], train)


if __name__ == "__main__":
    main()
