"""Fits the parser's last word: which candidates of the locator are faces, and which of those are doubtful.

    (cd Tools && swift build -c release --product evaluation)
    evaluation locate --threshold 0.3 TRAIN_PHOTOS... > faces.jsonl
    evaluation locate --threshold 0.3 SPOILED > spoiled.jsonl                 # made by spoiled.py
    evaluation locate --threshold 0.3 NEGATIVES... > negatives.jsonl          # made by negatives.py
    python last_word.py --training DIR --faces faces.jsonl --spoiled spoiled.jsonl --boxes SPOILED.json --negatives negatives.jsonl

A candidate's sum is a logistic regression on what `MEASURES` names, all of which may only speak in the direction that is
written there (`FaceCertainty.Limits` holds the numbers). Shares in the tables are those of five folds by photo, so that no
photo is judged by a fit that has seen it. Repeat it when the locator's or the parser's weights change; choose on `train` only.

With `--held FACES --held-negatives NEGATIVES` it chooses nothing, and counts what the limits in force (`isFace`) and the earlier
ones keep of held photos, in all and by what the photos show.
"""

import argparse
import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

# The limits before, for comparison: parts in place, their weight, the first score's weight, the least sum.
EARLIER = 1.5, 0.02, 0.25, 0.73
THRESHOLD, PARTS = 0.40, 1.5
# The chosen least sums of a face, and of one that is not doubtful.
FACE, SURE = -1.0, 0.5
# What is weighed: its name in FaceCertainty.Limits, the sign that it may have, and how it is read.
MEASURES = [
    ("secondScore", 1, lambda c: c["secondScore"]),
    ("sureness", 1, lambda c: c["evidence"]["sureness"]),
    ("partSureness", 1, lambda c: c["evidence"]["partSureness"]),
]
GROUPS = ["skin", "headwear", "facial_hair", "glasses", "yaw", "hair_length", "source"]


def overlap(a, b):
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    shared = max(width, 0) * max(height, 0)
    return shared / (a[2] * a[3] + b[2] * b[3] - shared)


def lines(*paths):
    return [json.loads(line) for path in paths for line in open(path)]


def name(line):
    return Path(line["input"]).name


def measured(candidates):
    return np.array([[read(c) for _, _, read in MEASURES] for c in candidates]).reshape(-1, len(MEASURES))


def earlier(c):
    parts, of_parts, of_score, least = EARLIER
    return (c["score"] >= THRESHOLD and c["evidence"]["parts"] >= parts
            and c["secondScore"] + of_score * c["score"] + of_parts * c["evidence"]["parts"] >= least)


def fit(x, y, ridge=1e-3):
    """Weights and offset of a logistic regression, faces and false candidates weighing as much together."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    a = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    importance = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    w = np.zeros(a.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-a @ w))
        curvature = (a * (importance * p * (1 - p))[:, None]).T @ a / len(x) + ridge * np.eye(len(w))
        w -= np.linalg.solve(curvature, a.T @ (importance * (p - y)) / len(x) + ridge * w)
    return w[:-1] / spread, w[-1] - (w[:-1] / spread * mean).sum()


def best(pictures, sums):
    """The largest sum of each picture's candidates; -inf where none has parts enough."""
    return np.array([max((s for c, s in zip(picture, values) if c["score"] >= THRESHOLD and c["evidence"]["parts"] >= PARTS),
                         default=-np.inf) for picture, values in zip(pictures, sums)])


def held(options, rows):
    photos = lines(*options.held)
    found = {}
    for line in photos:
        row = rows[name(line)]
        box = [float(row["face_" + key]) for key in "xywh"]
        own = [c for c in line["candidates"] if overlap(c["box"], box) >= 0.4 and c["score"] >= THRESHOLD]
        found[name(line)] = (any(map(earlier, own)), any(c["isFace"] for c in own))
    print(f"{len(found)} held photos, kept before and now: "
          + ", ".join(f"{sum(f[i] for f in found.values())} ({np.mean([f[i] for f in found.values()]):.2%})" for i in (0, 1)))
    print("lost now:", ", ".join(sorted(n for n, f in found.items() if not f[1])))
    print("group                     photos   before      now   difference")
    for key in GROUPS:
        groups = defaultdict(list)
        for file, pair in found.items():
            groups[rows[file][key]].append(pair)
        for value, pairs in sorted(groups.items()):
            before, now = np.mean(pairs, axis=0)
            print(f"{key + ' ' + value:24} {len(pairs):7} {before:8.2%} {now:8.2%} {100 * (now - before):+9.2f}")
    for path in options.held_negatives:
        empty = lines(path)
        counts = [sum(any(test(c) for c in line["candidates"]) for line in empty)
                  for test in (earlier, lambda c: c["score"] >= THRESHOLD and c["isFace"],
                               lambda c: c["score"] >= THRESHOLD and c.get("certainty") == "sure")]
        print(f"{path}: of {len(empty)} pictures without a face, with a false alarm before {counts[0]}, now {counts[1]}, "
              f"of which with one that is not said to be doubtful {counts[2]}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--training", type=Path, required=True, help="the folder of labelled photos")
    arguments.add_argument("--faces", nargs="+", default=[])
    arguments.add_argument("--spoiled", nargs="+", default=[])
    arguments.add_argument("--boxes", type=Path, help="boxes of the spoiled photos")
    arguments.add_argument("--negatives", nargs="+", default=[])
    arguments.add_argument("--held", nargs="+", default=[])
    arguments.add_argument("--held-negatives", nargs="+", default=[])
    options = arguments.parse_args()
    with open(options.training / "faces.csv") as table:
        rows = {r["file"]: r for r in csv.DictReader(table)}
    if options.held:
        return held(options, rows)

    boxes = {file: [float(r["face_" + key]) for key in "xywh"] for file, r in rows.items()}
    boxes |= json.loads(options.boxes.read_text())
    clean, spoiled, empty = lines(*options.faces), lines(*options.spoiled), lines(*options.negatives)
    pictures = clean + spoiled
    faces = [[c for c in line["candidates"] if overlap(c["box"], boxes[name(line)]) >= 0.4] for line in pictures]
    nothing = [line["candidates"] for line in empty]
    photo = [name(line).split("-", 1)[1] if i >= len(clean) else name(line)
             for i, line in enumerate(pictures)]
    order = {file: i for i, file in enumerate(sorted(set(photo)))}
    shuffled = np.random.default_rng(0).permutation(len(order))
    folds = np.array([shuffled[order[file]] % 5 for file in photo])
    empty_folds = np.random.default_rng(1).permutation(len(nothing)) % 5

    def train(kept, kept_empty):
        x = np.vstack([measured(c) for c, k in zip(faces, kept) if k] + [measured(c) for c, k in zip(nothing, kept_empty) if k])
        y = np.arange(len(x)) < sum(len(c) for c, k in zip(faces, kept) if k)
        return fit(x, y)

    weights, offset = train(np.ones(len(faces), bool), np.ones(len(nothing), bool))
    for (label, sign, _), weight in zip(MEASURES, weights):
        print(f"{label:14} {weight:+9.3f}")
        if weight * sign < 0:
            raise SystemExit(f"{label} speaks against its sense: leave it out")
    print(f"{'offset':14} {offset:+9.3f}")

    judged, refused = np.zeros(len(faces)), np.zeros(len(nothing))
    for fold in range(5):
        w, b = train(folds != fold, empty_folds != fold)
        for group, own, target in ((faces, folds == fold, judged), (nothing, empty_folds == fold, refused)):
            some = [c for c, k in zip(group, own) if k]
            target[own] = best(some, [measured(c) @ w + b for c in some])
    old = [np.array([any(map(earlier, c)) for c in group]) for group in (faces, nothing)]
    first = len(clean)
    print(f"\n{first} photos, {len(spoiled)} spoiled ones, {len(nothing)} pictures without a face; five folds")
    print("least sum   photos found    spoiled found   pictures with a false alarm")
    print(f"   before   {old[0][:first].mean():12.2%} {old[0][first:].mean():16.2%} {old[1].sum():13}")
    for least in np.arange(-3, 3.01, 0.25):
        print(f"{least:9.2f}   {(judged[:first] >= least).mean():12.2%} {(judged[first:] >= least).mean():16.2%}"
              f" {(refused >= least).sum():13}")
    print("\nof the kinds of pictures, with a false alarm before, now, and sure")
    kinds = defaultdict(list)
    for line, o, r in zip(empty, old[1], refused):
        kinds[Path(name(line)).stem.split("-")[1]].append((1, o, r >= FACE, r >= SURE))
    for kind, counts in sorted(kinds.items()):
        print(f"  {kind:12} {np.sum(counts, axis=0)}")
    kinds = defaultdict(list)
    for file, o, r in zip(map(name, spoiled), old[0][first:], judged[first:]):
        kinds[file.split("-")[0]].append((1, o, r >= FACE, r >= SURE))
    print("of the spoiled photos, found before, now, and surely")
    for kind, counts in sorted(kinds.items()):
        print(f"  {kind:12} {np.sum(counts, axis=0)}")
    print("by skin tone, photos and spoiled ones found before, now, and surely")
    for tone in "12345":
        own = np.array([rows[file]["skin"] == tone for file in photo])
        print(f"  {tone} {own.sum():5}  {old[0][own].mean():.2%}  {(judged[own] >= FACE).mean():.2%}  {(judged[own] >= SURE).mean():.2%}")
    print("\nin a band of sums, of as many pictures with a face as without, the false ones' share of what is found")
    for low in np.arange(-1, 4, 0.5):
        f, n = ((judged[:first] >= low) & (judged[:first] < low + 0.5)).mean(), ((refused >= low) & (refused < low + 0.5)).mean()
        print(f"  {low:+.1f} … {low + 0.5:+.1f}  faces {f:.4f}  false {n:.4f}  {n / max(n + f, 1e-9):.2f}")


if __name__ == "__main__":
    main()
