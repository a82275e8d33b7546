"""Chooses limits of `FaceJudgement.Limits` on the training photos, from what `mugmoji parse --json` measures.

    python fit.py --training ../shared/training --program .build/release/mugmoji --cache presence.json

prints, for every answer, the best limits and the agreement with the labels of the `train` split: the mean of plain
agreement and of balanced recall (mean over the values, each as important as the others). The cache keeps what was measured;
delete it after new weights.
"""

import argparse
import pathlib
import sys

import numpy as np

sys.path += [str(pathlib.Path(__file__).resolve().parents[1] / folder) for folder in (".", "colors")]
import parsed  # noqa: E402
from measure import oklab  # noqa: E402


def color(text):
    """OKLab of an #rrggbb colour."""
    return oklab(np.array([[int(text[i:i + 2], 16) for i in (1, 3, 5)]]))[0]


def score(wanted, got):
    wanted, got = np.array(wanted), np.array(got)
    recalls = [np.mean(got[wanted == value] == value) for value in sorted(set(wanted))]
    return (np.mean(wanted == got) + np.mean(recalls)) / 2


def whiskers_score(wanted, got):
    """As `score`, with a third part: F1 of moustache, goatee or beard against none, where no stubble is."""
    wanted, got = np.array(wanted), np.array(got)
    clear = wanted != "stubble"
    there, found = (np.isin(answers, ["moustache", "goatee", "beard"])[clear] for answers in (wanted, got))
    return (2 * score(wanted, got) + 2 * (there & found).sum() / (there.sum() + found.sum())) / 3


def search(name, grid, answer, wanted, start, rounds=3, score=score):
    """Coordinate descent over the limits' grids; `answer(limits)` gives the answers for all faces."""
    limits = dict(start)
    best = score(wanted, answer(limits))
    before = best
    for _ in range(rounds):
        for key, values in grid.items():
            for value in values:
                trial = {**limits, key: float(value)}
                result = score(wanted, answer(trial))
                if result > best + 1e-4:
                    best, limits = result, trial
    got = np.array(answer(limits))
    wanted = np.array(wanted)
    print(f"{name}: {before:.3f} -> {best:.3f}; agreement {np.mean(got == wanted):.3f}; " + ", ".join(
        f"{value} {np.mean(got[wanted == value] == value):.2f} ({(wanted == value).sum()})" for value in sorted(set(wanted))))
    print("   ", " ".join(f"{key} = {value:g}" for key, value in limits.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measured = parsed.add_arguments(parser)
    rows, faces = measured(parser.parse_args())
    pairs = [(row, face) for row, face in zip(rows, faces) if face]
    print(len(pairs), "faces of", len(rows))

    def column(key):
        return np.array([face["presence"][key] for _, face in pairs], float)
    glasses, headwear = column("glasses_share"), column("headwear_area")
    worn = [("worn" if row["glasses"] != "none" else "none") for row, _ in pairs]
    search("glasses", {"glasses": np.arange(0.01, 0.12, 0.004)}, lambda l: np.where(glasses >= l["glasses"], "worn", "none"),
           worn, {"glasses": 0.04})
    kept = np.array([row["headwear"] != "other" for row, _ in pairs])
    hats = [("worn" if row["headwear"] != "none" else "none") for row, _ in pairs if row["headwear"] != "other"]
    search("headwear", {"headwearArea": np.arange(1000, 24000, 500)},
           lambda l: np.where(headwear[kept] >= l["headwearArea"], "worn", "none"), hats, {"headwearArea": 12000})

    lower, lip, chin, cheek = (column(key + "_hair_share") for key in ("facial", "upper_lip", "chin", "cheek"))

    def contrast(face):
        colours = face["colors"]
        if "skin" not in colours or "facial_hair" not in colours:
            return 1.0
        return float(np.linalg.norm(color(colours["skin"]) - color(colours["facial_hair"])))
    contrasts = np.array([contrast(face) for _, face in pairs])

    def beard(l):
        answer = np.where(lip >= l["upperLipHair"], "moustache", "stubble").astype(object)
        answer[chin >= l["chinHair"]] = "goatee"
        answer[cheek >= l["cheekHair"]] = "beard"
        answer[contrasts < l["stubbleContrast"]] = "stubble"
        few = lower < l["facialHair"]
        answer[few] = "none"
        answer[few & (lip >= l["moustache"]) & (chin < l["chinHair"])] = "moustache"
        return answer.astype(str)
    search("facial hair", {
        "facialHair": np.arange(0.04, 0.5, 0.02), "upperLipHair": np.arange(0.1, 0.8, 0.05), "chinHair": np.arange(0.05, 0.8, 0.05),
        "cheekHair": np.arange(0.1, 0.9, 0.05), "moustache": np.arange(0.1, 0.8, 0.05),
        "stubbleContrast": np.arange(0, 0.25, 0.01)},
        beard, [row["facial_hair"] for row, _ in pairs],
        {"facialHair": 0.2, "upperLipHair": 0.3, "chinHair": 0.2, "cheekHair": 0.4, "moustache": 0.45, "stubbleContrast": 0.1},
        score=whiskers_score)

    def of(face, part, key):
        return face["geometry"]["canonical"].get(part, {}).get(key, 0.0)
    mouth = np.array([[of(face, "mouth", key) for key in ("opening", "smile", "teeth_share")] for _, face in pairs], float)

    def state(l):
        opening, smile, teeth = mouth.T
        answer = np.where(smile >= l["smile"], "smile", "closed").astype(object)
        parted = opening >= l["partedMouth"]
        wide = (opening > l["wideMouth"]) & (teeth < 0.5)
        answer[parted] = "teeth"
        answer[parted & (wide | (teeth < l["teeth"]))] = "open"
        return answer.astype(str)
    search("mouth", {"partedMouth": np.arange(0.5, 10, 0.5), "wideMouth": np.arange(14, 60, 2), "teeth": np.arange(0, 0.5, 0.02),
                     "smile": np.arange(0, 0.3, 0.01)}, state, [row["mouth"] for row, _ in pairs],
           {"partedMouth": 2.5, "wideMouth": 30, "teeth": 0.1, "smile": 0.1})
    seen = [(row, face) for row, face in pairs if row["glasses"] != "sun" and row["eyes"] in ("open", "closed")]
    opening = np.array([max(of(face, "left_eye", "opening"), of(face, "right_eye", "opening")) for _, face in seen])
    for limit in np.arange(5, 12, 0.5):
        print(f"    openEye {limit:g}: {np.mean(opening[[row['eyes'] == 'open' for row, _ in seen]] >= limit):.3f} of open, "
              f"{np.mean(opening[[row['eyes'] == 'closed' for row, _ in seen]] < limit):.2f} of closed eyes")
    search("eyes", {"openEye": np.arange(2, 16, 0.5)}, lambda l: np.where(opening >= l["openEye"], "open", "closed"),
           [row["eyes"] for row, _ in seen], {"openEye": 8})


if __name__ == "__main__":
    main()
