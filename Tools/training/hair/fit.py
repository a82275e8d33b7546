"""Fits what hair looks like (length, bangs, texture) to the labels of the training photos.

    python fit.py --training ../shared/training --data DATA --landmarks landmarks.npz --weights Sources/FaceParsing/Resources/face-parser.safetensors \
        --output Sources/FaceParsing/Resources/hair-reading.safetensors

`DATA` is the cache of aligned crops that `Tools/training/parser/labels.py` makes. The shipped parser labels every crop, and a multinomial
logistic regression (scikit-learn, deterministic) is fitted on rows with `split` = `train`; agreement is printed for both splits.
"""

import argparse
import csv
import pathlib
import sys

import cv2
import numpy as np
import torch
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "parser"))
from dataset import FRAME, MARGIN, to_tensor  # noqa: E402
from export import load  # noqa: E402

from measure import measure  # noqa: E402

ATTRIBUTES = {
    "length": ("hair_length", ["bald", "buzz", "short", "medium", "long"]),
    "bangs": ("bangs", ["n", "y"]),
    "texture": ("hair_texture", ["straight", "wavy", "curly", "coily"]),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--landmarks", type=pathlib.Path, required=True, help="what Tools/training/parser/landmarks.py wrote")
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rows, values = measured(options)
    tensors = {}
    for name, (column, classes) in ATTRIBUTES.items():
        fitted = np.array([row[column] in classes and row["hair_length"] != "hidden" for row in rows])
        train = np.array([row["split"] == "train" for row in rows])
        labels = np.array([classes.index(row[column]) if row[column] in classes else -1 for row in rows])
        scaler = StandardScaler().fit(values[fitted & train])
        inputs, wanted = scaler.transform(values[fitted & train]), labels[fitted & train]
        balance = best_balance(name, inputs, wanted)
        model = LogisticRegression(C=0.1, max_iter=5000).fit(inputs, wanted, importance(wanted, balance))
        weight, bias = model.coef_ / scaler.scale_, model.intercept_ - (model.coef_ / scaler.scale_) @ scaler.mean_
        if len(classes) == 2:
            weight, bias = np.vstack([np.zeros_like(weight), weight]), np.concatenate([[0], bias])
        tensors[name + ".weight"] = np.ascontiguousarray(weight, np.float32)
        tensors[name + ".bias"] = np.ascontiguousarray(bias, np.float32)
        found = (values @ weight.T + bias).argmax(1)
        for split, chosen in (("train", fitted & train), ("val", fitted & ~train)):
            recall = {c: round(float((found == labels)[chosen & (labels == i)].mean()), 2) for i, c in enumerate(classes)}
            print(f"{name} {split}: {(found == labels)[chosen].mean():.3f}, recall {recall}")
    save_file(tensors, options.output)


def importance(wanted, balance):
    """A weight for each face: rare values count more; 0 leaves them as they are, 1 makes all values equal."""
    counts = np.bincount(wanted)
    return (len(wanted) / len(counts) / counts[wanted]) ** balance


def best_balance(name, inputs, wanted):
    """The balance with the best mean of agreement (twice) and balanced recall in five-fold cross-validation on training rows."""
    results = {}
    for balance in (0, 0.2, 0.35, 0.5, 0.65, 0.8, 1):
        found = np.empty_like(wanted)
        for fit, test in StratifiedKFold(5).split(inputs, wanted):
            model = LogisticRegression(C=0.1, max_iter=5000).fit(inputs[fit], wanted[fit], importance(wanted[fit], balance))
            found[test] = model.predict(inputs[test])
        recall = np.mean([(found == i)[wanted == i].mean() for i in np.unique(wanted)])
        results[balance] = (2 * (found == wanted).mean() + recall) / 3
        print(f"{name} balance {balance}: agreement {(found == wanted).mean():.3f}, balanced recall {recall:.3f}")
    return max(results, key=results.get)


def measured(options):
    """Every usable row of faces.csv with its measures. What lies outside a photo counts as background, as in the program."""
    net = load(options.weights)
    landmarks = np.load(options.landmarks)
    matrices = dict(zip(landmarks["name"], landmarks["matrix"]))
    window = np.s_[MARGIN:MARGIN + FRAME, MARGIN:MARGIN + FRAME]
    rows, values = [], []
    for row in csv.DictReader(open(options.training / "faces.csv")):
        crop = cv2.imread(str(options.data / "crops" / (pathlib.Path(row["file"]).stem + ".jpg")))
        if row["usable"] != "y" or crop is None:
            continue
        with torch.no_grad():
            labels = net(to_tensor(crop[window])[None])[0].argmax(0).numpy()
        to_crop = matrices[row["file"]][:2] / 2
        photo = np.ones((int(row["height"]), int(row["width"])), np.uint8)
        labels = labels * cv2.warpAffine(photo, to_crop, (FRAME, FRAME), flags=cv2.INTER_NEAREST)
        rows.append(row)
        values.append(measure(labels, crop[window][..., ::-1]))
    return rows, np.array(values)


if __name__ == "__main__":
    main()
