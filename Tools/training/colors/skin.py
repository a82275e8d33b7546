"""Fits the lines by which `SkinFit` tells a skin's tone and `LightEstimate` the light's colour, on the training rows only.

    python skin.py --colors witnesses.npz [--readings readings.npz]

`witnesses.npz` is what witnesses.py measures. `--readings` holds `files` and `probabilities` (photos × 5) of the skin tones as the attribute
network reads them in folds, each photo by a network that has not seen it; without them the borders are those of colours alone.
Printed are the constants, and for each true tone the mean signed error and how many are drawn lighter or darker by two.
"""

import argparse
import pathlib

import numpy as np

NAMES = ["skin", "sclera", "lip", "neck", "ear", "hair", "brow", "iris", "teeth", "background", "clothes", "brightest"]
LIGHT = ["sclera", "teeth", "brightest"]
TONES = np.arange(1, 6)
# As `FaceJudgement.Limits.skinBand`; and what the mean error of no tone is to exceed (on other photos it is a little more).
BAND, BIAS = 0.75, 0.2
RIDGE = 3
REPEATS = 5


def filled(values, train):
    return np.where(np.isfinite(values), values, np.nanmedian(values[train], 0))


def line(table, wanted, weight, ridge):
    """Weights and constant of a ridge regression; the ridge is on standardised columns."""
    mean, scale = table.mean(0), table.std(0) + 1e-9
    x = np.c_[(table - mean) / scale, np.ones(len(table))]
    damp = ridge * np.diag([1] * table.shape[1] + [0])
    weight = weight[:, None]
    found = np.linalg.solve(x.T @ (weight * x) + damp, x.T @ (weight * wanted.reshape(len(wanted), -1)))
    lines = found[:-1] / scale[:, None]
    return lines, found[-1] - mean @ lines


def folds(labels, count=5, seed=0):
    """A fold for each row, every tone spread evenly."""
    fold, random = np.zeros(len(labels), int), np.random.default_rng(seed)
    for tone in np.unique(labels):
        rows = random.permutation(np.where(labels == tone)[0])
        fold[rows] = np.arange(len(rows)) % count
    return fold


def borders(score, labels):
    """Where modifiers end: the least error, two modifiers off (lighter ones of dark skin most of all) counting more, no tone off by more than BIAS."""
    def cost(limits):
        error = 1 + (score[:, None] > limits).sum(1) - labels
        total = 0.0
        for tone in TONES:
            own = error[labels == tone]
            two = 0.5 * (abs(own) >= 2).mean() + (2 * (own <= -2).mean() if tone >= 4 else 0)
            total += (abs(own).mean() + two) / len(TONES) + 8 * max(0, abs(own.mean()) - BIAS)
        return total

    best, least = None, np.inf
    for start in ([1.5, 2.5, 3.5, 4.5], np.quantile(score, [0.4, 0.7, 0.86, 0.94]), [1.7, 2.2, 3, 3.8]):
        limits = np.array(start, float)
        for step in (0.3, 0.2, 0.1, 0.05, 0.02, 0.01):
            moved = True
            while moved:
                moved = False
                for index in range(4):
                    for sign in (-step, step):
                        trial = limits.copy()
                        trial[index] += sign
                        if (np.diff(trial) >= 0.04).all() and cost(trial) < cost(limits) - 1e-6:
                            limits, moved = trial, True
        if cost(limits) < least:
            best, least = limits, cost(limits)
    return best.round(2)


def report(title, drawn, labels):
    for tone in TONES:
        error = (drawn - labels)[labels == tone]
        print(f"{title} true tone {tone}: {len(error)} photos, mean error {error.mean():+.2f}, mean size {abs(error).mean():.2f}, "
              f"lighter by two {(error <= -2).sum()}, darker by two {(error >= 2).sum()}")


def fit_light(data, labels, train):
    """How much of the skin's hue beside that usual for its tone the other colours explain."""
    table = filled(np.hstack([data[name][:, 1:] for name in LIGHT]), train)
    skin = data["skin"][:, 1:]
    usual = np.array([skin[train & (labels == tone)].mean(0) for tone in TONES])
    rest = skin - usual[labels - 1]
    lines, constant = line(table[train], rest[train], np.ones(train.sum()), 20)
    found = table @ lines + constant
    print("light: lines of a and b", lines.T.round(3).tolist(), constant.round(4).tolist())
    for name, rows in (("train", train), ("val", ~train)):
        explained = 1 - ((rest - found)[rows] ** 2).sum(0) / (rest[rows] ** 2).sum(0)
        print(f"light {name}: share of the variance of a and b that is explained", explained.round(2).tolist())
    print("light: quantiles 0.5, 0.9, 0.95, 0.99 of its strength", np.quantile(np.hypot(*found[train].T), [0.5, 0.9, 0.95, 0.99]).round(3).tolist())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--colors", type=pathlib.Path, required=True)
    parser.add_argument("--readings", type=pathlib.Path)
    options = parser.parse_args()
    data = dict(np.load(options.colors))
    labels = np.array([int(tone or 0) for tone in data["tone"]])
    known = (labels > 0) & np.isfinite(data["skin"][:, 0])
    data = {name: values[known] for name, values in data.items()}
    labels, train = labels[known], data["split"] == "train"
    table = filled(np.hstack([data[name] for name in NAMES]), train)
    share = np.bincount(labels[train], minlength=6)
    weight = share[1:].mean() / share[labels]
    # In folds, for the borders, a few times over since the borders hang on few photos; then on all training photos.
    scores = np.zeros((REPEATS, len(labels)))
    for seed, score in enumerate(scores):
        fold = folds(labels, seed=seed)
        for index in range(5):
            rows = train & (fold != index)
            lines, constant = line(table[rows], labels[rows], weight[rows], RIDGE)
            score[fold == index] = (table[fold == index] @ lines + constant)[:, 0]
    score = scores.mean(0)
    means = [score[train & (labels == tone)].mean() for tone in TONES]
    slope, shift = np.polyfit(means, TONES, 1)
    lines, constant = line(table[train], labels[train], weight[train], RIDGE)
    lines, constant = (lines[:, 0] * slope).round(2), round(float(constant[0] * slope + shift), 2)
    scores = np.where(train, scores * slope + shift, table @ lines + constant)
    for name, own in zip(NAMES, lines.reshape(-1, 3)):
        print(f"skin: {name} weights {own.tolist()} typical {np.nanmedian(data[name][train], 0).round(3).tolist()}")
    print("skin: constant", constant)
    if options.readings:
        reading = np.load(options.readings)
        of = {str(file): row @ TONES for file, row in zip(reading["files"], reading["probabilities"])}
        read = np.array([of[str(file)] for file in data["files"]])
        knots = np.array([read[train & (labels == tone)].mean() for tone in TONES]).round(2)
        first, last = 1 - (knots[0] - 1) / (knots[1] - knots[0]), 5 + (5 - knots[4]) / (knots[4] - knots[3])
        print("skin: read tones", [(1, round(first, 2)), *zip(knots.tolist(), TONES.tolist()), (5, round(last, 2))])
        tone = np.interp(read, [1, *knots, 5], [first, *TONES, last])
        scores = scores.clip(tone - BAND, tone + BAND)
    limits = borders(scores[:, train].ravel(), np.tile(labels[train], REPEATS))
    print("skin: borders of the modifiers", limits.tolist())
    for name, rows in (("train", train), ("val", ~train)):
        report(f"skin {name}", 1 + (scores[0, rows, None] > limits).sum(1), labels[rows])
    fit_light(data, labels, train)


if __name__ == "__main__":
    main()
