"""The judge of moods: a log-linear bag of word and character n-grams, learnt from lines that no generator was trained on with a mood.

    python3 judge.py en --bank BANK.json --captions DIR

It learns from the held-out shorts and tops of the bank, and from the corpus' lines whose mood is given (generators read those without mood),
and tells how often it is right on lines that it has not seen: the generators' training lines.
"""

import argparse
import pathlib
import random

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from data import Lines, load
from moods import LANGUAGES, MOODS


class Judge:
    def __init__(self, lines: Lines, language: str):
        words = [("words", TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[\w']+|[!?.…]", sublinear_tf=True))] if language == "en" else []
        sizes, kind = ((2, 5), "char_wb") if language == "en" else ((1, 3), "char")
        features = FeatureUnion(words + [("characters", TfidfVectorizer(ngram_range=sizes, analyzer=kind, min_df=2, sublinear_tf=True))])
        self.model = Pipeline([("features", features), ("classes", LogisticRegression(C=20, max_iter=80, class_weight="balanced"))])
        tops = sorted({(mood, text.split("|")[0]) for mood, text in lines.held_tops})
        own = lines.held_shorts + tops
        rows = own * 3 + lines.judged
        self.model.fit([text.replace("|", " ") for _, text in rows], [MOODS.index(mood) for mood, _ in rows])

    def ranks(self, captions: list[tuple[str, str]]) -> numpy.ndarray:
        """For each (mood, text) the place of the mood, 0 the first."""
        if not captions:
            return numpy.array([], int)
        scores = self.model.predict_log_proba([text.replace("|", " ") for _, text in captions])
        own = scores[numpy.arange(len(captions)), [MOODS.index(mood) for mood, _ in captions]]
        return (scores > own[:, None]).sum(1)

    def fit_share(self, captions: list[tuple[str, str]], best: int = 3) -> float:
        """Share of the captions whose mood is among the `best` first."""
        return float((self.ranks(captions) < best).mean()) if captions else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--bank", type=pathlib.Path, required=True)
    parser.add_argument("--captions", type=pathlib.Path)
    arguments = parser.parse_args()
    lines = load(arguments.bank, arguments.captions, arguments.language)
    judge = Judge(lines, arguments.language)
    for name, group in (("shorts", lines.shorts), ("pairs", random.Random(1).sample(lines.pairs, 2000))):
        ranks = judge.ranks(group)
        print(f"{arguments.language} {name}: first {(ranks < 1).mean():.3f}, in the first three {(ranks < 3).mean():.3f}, of {len(group)}")


if __name__ == "__main__":
    main()
