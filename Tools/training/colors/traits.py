"""Fits the lines by which `IrisFit` names irises and `LipFit` finds lipstick, on the training rows only.

    python traits.py --colors witnesses.npz --traits ../labels/traits.csv

`witnesses.npz` is what witnesses.py measures; traits.csv has the columns file, iris and lips, given by eye. Printed are the constants, and in folds of
`train` and on `val` how irises are named by the limits of `FaceJudgement.Limits`, and how well lipstick is found.
"""

import argparse
import csv
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

IRISES = ["brown", "hazel", "green", "blue", "grey"]
# As `FaceJudgement.Limits`.
LIGHT_IRIS, DARK_HAZEL, LIGHT_HAZEL, LIPSTICK, COLORFULNESS = 0.8, 0.9, 0.75, 0.5, 0.009


def filled(values, train):
    return np.where(np.isfinite(values), values, np.nanmedian(values[train], 0))


def lines(model):
    """Weights and constants on the measures as they are."""
    scale, regression = model[0], model[1]
    weights = regression.coef_ / scale.scale_
    return np.c_[weights, regression.intercept_ - weights @ scale.mean_]


def named(likely):
    """As `FaceJudgement` names them, of the probabilities of all."""
    light = likely[:, 2:].sum(1)
    is_light = light / (light + likely[:, 0]) >= LIGHT_IRIS
    name = np.where(is_light, 2 + likely[:, 2:].argmax(1), 0)
    return np.where(likely[:, 1] >= np.where(is_light, LIGHT_HAZEL, DARK_HAZEL), 1, name)


def irises(data, labels, train):
    wanted = np.array([IRISES.index(label) if label in IRISES else -1 for label in labels])
    table = np.hstack([filled(data[name], train) for name in ("irises", "sclera", "skin")])
    rows, others = train & (wanted >= 0), ~train & (wanted >= 0)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000, class_weight="balanced"))
    in_folds = cross_val_predict(model, table[rows], wanted[rows], cv=5, method="predict_proba")
    model.fit(table[rows], wanted[rows])
    for name, line in zip(IRISES, lines(model)):
        print(f"iris {name}: {line.round(2).tolist()}")
    print("iris: typical sclera and skin", np.median(table[rows], 0)[11:].round(3).tolist())
    for name, likely, true in (("folds", in_folds, wanted[rows]), ("val", model.predict_proba(table[others]), wanted[others])):
        found, clear = named(likely), true != 1
        score = likely[clear, 2:].sum(1) / (likely[clear, 2:].sum(1) + likely[clear, 0])
        print(f"iris {name}: AUC of light against brown {roc_auc_score(true[clear] > 1, score):.3f}; of light ones "
              f"{(found[true > 1] > 1).mean():.2f} named light, {(found[true > 1] == 0).mean():.2f} brown; of brown ones "
              f"{(found[true == 0] == 0).mean():.2f} brown, {(found[true == 0] > 1).mean():.2f} light")


def lips(data, labels, train):
    known = np.isin(labels, ["none", "red", "pink", "dark"]) & (data["colorfulness"] > COLORFULNESS)
    table = np.hstack([filled(data[name], train) for name in ("lip", "skin")])
    rows, others = known & train, known & ~train
    worn = labels != "none"
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5, max_iter=2000))
    in_folds = cross_val_predict(model, table[rows], worn[rows], cv=5, method="predict_proba")[:, 1]
    model.fit(table[rows], worn[rows])
    print("lips:", lines(model)[0].round(2).tolist())
    for name, likely, true in (("folds", in_folds, worn[rows]), ("val", model.predict_proba(table[others])[:, 1], worn[others])):
        best = max(2 * ((likely >= limit) & true).sum() / ((likely >= limit).sum() + true.sum()) for limit in np.arange(0.05, 0.9, 0.01))
        found = likely >= LIPSTICK
        print(f"lips {name}: AUC {roc_auc_score(true, likely):.3f}, best F1 {best:.2f}; by the limit precision {true[found].mean():.2f}, "
              f"recall {found[true].mean():.2f} of {true.sum()} among {len(true)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--colors", type=pathlib.Path, required=True)
    parser.add_argument("--traits", type=pathlib.Path, required=True)
    options = parser.parse_args()
    data = np.load(options.colors)
    with open(options.traits, newline="") as file:
        traits = {row["file"]: row for row in csv.DictReader(file)}
    train = data["split"] == "train"

    def column(name):
        return np.array([traits.get(str(file), {}).get(name, "") for file in data["files"]])

    irises(data, column("iris"), train)
    lips(data, column("lips"), train)


if __name__ == "__main__":
    main()
