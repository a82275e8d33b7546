"""The small log-linear model that parts typed text into top and bottom, beside the rule of Dank Learning and the middle.

    python3 line_break.py --bank-en BANK.json --bank-zh BANK.json --write

Every place between two words (English) or two characters (Chinese) gets a score, the sum of the weights of the features that hold there; the
text breaks at the best place if its score is above `limit`, else it stays whole. Features are named below and in the file
Sources/Captioning/Resources/models/line-break-<language>.json; weights that are not in the file are 0. Figures: five folds by mood, so that
no mood is judged by a model that has seen it.
"""

import argparse
import collections
import json
import math
import pathlib
import random
import re

import torch
from torch.nn import functional as F

from data import read_bank, share
from moods import LANGUAGES, MOODS, ROOT

MARKS = {"，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "…": ".", "、": ","}
ABOUT = """Places: English: between words (split at spaces), i = words before, n = words; Chinese: between characters (spaces count), i = characters
before, n = characters. p = i / n. Features of a place, each 1 where it holds: "bias"; "p<k>", k = floor(10 p); "before<i>", i up to 3, and
"after<n-i>", n - i up to 3; "middle" for the place or places nearest n / 2; "n<min(n, 12)>p<floor(5 p)>"; "mark<m>", m the last character
before the place if it is one of , . ! ? : ; - or the full-width form (，。！？：；、… count as , . ! ? : ; , .); "quoted" where the number of "
before the place is odd; English: "end:<w>" and "next:<w>", w the word before and after without its marks (.,!?:;"'), "next2:<a> <b>" the two
words after, "first:<w>p<floor(5 p)>" the text's first word; Chinese: "end:<c>" and "next:<c>", the character before and after, "end2:<cc>" and
"next2:<cc>" the two before and after (fewer at the edge), "first:<cc>p<floor(5 p)>" the first two. No place inside a Latin word or a number
(both neighbours among a-z 0-9), none before a mark. All in lower case. When the text is broken, spaces and one last comma (, ，、) at the end of the top are left out."""
TYPED = {  # what the Swift tests compare
    "en": ["when the train is late again i am not even surprised", "me trying to be on time, still late", "finally friday",
           "somebody: are you ready? me: almost", 'when they say "just five minutes" and it is an hour', "i came i saw i went back to bed"],
    "zh": ["周一早上闹钟响了我选择再睡五分钟", "说好减少熬夜，结果又到两点", "下班啦", "老板：今晚加班吗？我：信号不好", "外卖到了就开心了", "wifi 断了我也断了"],
}  # fmt: skip
Row = tuple[str, int | None]  # text without break, place of the break


def pieces(text: str, language: str) -> list[str]:
    return text.split(" ") if language == "en" else list(text)


def places(units: list[str], language: str) -> list[int]:
    def allowed(i: int) -> bool:
        if language == "en":
            return True
        before, after = units[i - 1], units[i]
        return not (re.match("[a-z0-9]", before) and re.match("[a-z0-9]", after)) and after not in MARKS and after not in ",.!?:; "

    return [i for i in range(1, len(units)) if allowed(i)]


def features(units: list[str], i: int, language: str) -> list[str]:
    n, p = len(units), i / len(units)
    found = ["bias", f"p{int(10 * p)}", f"n{min(n, 12)}p{int(5 * p)}"]
    found += [f"before{i}"] if i <= 3 else []
    found += [f"after{n - i}"] if n - i <= 3 else []
    found += ["middle"] if abs(2 * i - n) <= 1 else []
    mark = MARKS.get(units[i - 1][-1:], units[i - 1][-1:])
    found += [f"mark{mark}"] if mark in list(",.!?:;-") else []
    found += ["quoted"] if sum(unit.count('"') for unit in units[:i]) % 2 else []
    if language == "en":
        bare = [unit.strip(".,!?:;\"'") for unit in units]
        found += [f"end:{bare[i - 1]}", f"next:{bare[i]}", f"first:{bare[0]}p{int(5 * p)}"]
        found += [f"next2:{bare[i]} {bare[i + 1]}"] if i + 1 < n else []
    else:
        found += [f"end:{units[i - 1]}", f"next:{units[i]}", f"end2:{''.join(units[max(0, i - 2):i])}", f"next2:{''.join(units[i:i + 2])}"]
        found += [f"first:{''.join(units[:2])}p{int(5 * p)}"]
    return found


def rows_of(bank: dict, language: str, most: int) -> dict[str, list[Row]]:
    """Mood → two-line captions, some of the combinations, and shorts that stay whole. Who types a caption often writes a mark where the bank
    breaks: so do two fifths of the combinations here."""
    joints = ["", "", "", ",", ","] if language == "en" else ["", "", "", "，", " "]
    found = {}
    for mood, kinds in bank.items():
        lot = random.Random(mood)
        pairs = [f"{top}{lot.choice(joints) if top[-1].isalnum() else ''}|{bottom}" for top in kinds["tops"] for bottom in kinds["bottoms"]]
        texts = lot.sample(pairs, min(most, len(pairs))) + kinds["short"]
        found[mood] = [split(text, language) for text in texts]
    return found


def split(text: str, language: str) -> Row:
    top, _, bottom = text.partition("|")
    joined = text.replace("|", " " if language == "en" else "")
    return joined, len(pieces(top, language)) if bottom else None


class Breaker:
    """Softmax over a text's places and staying whole (score 0)."""

    def __init__(self, rows: list[Row], language: str, weight: float = 1.0, epochs: int = 8):
        self.language = language
        counts = collections.Counter(f for text, _ in rows for f in self.names(text))
        kept = sorted(f for f, count in counts.items() if count >= 4)
        self.number = {name: place + 1 for place, name in enumerate(kept)}
        self.weights = torch.nn.EmbeddingBag(len(kept) + 1, 1, mode="sum", padding_idx=0)
        torch.nn.init.zeros_(self.weights.weight)
        torch.manual_seed(1)
        optimizer = torch.optim.Adagrad(self.weights.parameters(), lr=0.15)
        ready = [self.prepared(text, place) for text, place in rows if len(pieces(text, language)) > 1]
        ready = [row for row in ready if row is not None]
        lot = random.Random(1)
        for _ in range(epochs):
            lot.shuffle(ready)
            for start in range(0, len(ready), 64):
                part = ready[start:start + 64]
                bags, offsets, sizes = [], [], []
                for table, _ in part:
                    for bag in table:
                        offsets.append(len(bags))
                        bags += bag
                    sizes.append(len(table))
                scores = self.weights(torch.tensor(bags), torch.tensor(offsets))[:, 0].split(sizes)
                scores = torch.nn.utils.rnn.pad_sequence([torch.cat([s.new_zeros(1), s]) for s in scores], True, -1e4)
                loss = F.cross_entropy(scores, torch.tensor([right for _, right in part])) + 3e-4 * self.weights.weight.square().sum() / 8
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
        self.table = {name: self.weights.weight[place, 0].item() for name, place in self.number.items()}

    def names(self, text: str) -> list[str]:
        units = pieces(text, self.language)
        return [f for i in places(units, self.language) for f in features(units, i, self.language)]

    def prepared(self, text: str, place: int | None):
        units = pieces(text, self.language)
        where = places(units, self.language)
        if place is not None and place not in where or not where:
            return None
        table = [[self.number.get(f, 0) for f in features(units, i, self.language)] for i in where]
        return table, 0 if place is None else 1 + where.index(place)

    def scores(self, text: str) -> dict[int, float]:
        units = pieces(text, self.language)
        return {i: sum(self.table.get(f, 0.0) for f in features(units, i, self.language)) for i in places(units, self.language)}

    def place(self, text: str, limit: float = -math.inf) -> int | None:
        scores = self.scores(text)
        best = max(scores, key=scores.get, default=None)
        return best if best is not None and scores[best] > limit else None


def by_hand(text: str, language: str) -> int | None:
    """Dank Learning's: after the first mark in the first four fifths, after "dude" or "hey", before "still"; none under six words; else the
    middle. In Chinese a word is taken to be two characters, and the words do not occur."""
    units = pieces(text, language)
    n = len(units)
    if n < 6:
        return None
    for i in range(1, math.floor(0.8 * n) + 1):
        if i < n and (units[i - 1][-1] in ",.!?:;" or units[i - 1][-1] in MARKS):
            return i
    for i in range(1, n):
        if language == "en" and (units[i - 1] in ("dude", "hey") or units[i] == "still"):
            return i
    return n // 2


def middle(text: str, language: str) -> int:
    """The place that parts the drawn text most evenly."""
    units = pieces(text, language)
    ends = [len((" " if language == "en" else "").join(units[:i])) for i in range(len(units))]
    return min(places(units, language), key=lambda i: abs(ends[i] - len(text) / 2), default=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bank-en", type=pathlib.Path)
    parser.add_argument("--bank-zh", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=80, help="combinations a mood")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for language, path in zip(LANGUAGES, (arguments.bank_en, arguments.bank_zh)):
        if path is None:
            continue
        rows = rows_of(read_bank(path, language), language, arguments.most)
        right, count, limits = collections.Counter(), collections.Counter(), []
        for fold in range(5):
            held = [mood for mood in MOODS if int(5 * share(mood, "break")) == fold]
            model = Breaker([row for mood in MOODS if mood not in held for row in rows[mood]], language)
            for mood in held:
                pairs = arguments.most
                for number, (text, place) in enumerate(rows[mood]):
                    marked = place and not pieces(text, language)[place - 1][-1].isalnum()
                    kind = ("combined, marked" if marked else "combined") if number < pairs and place else "two-line shorts" if place else "whole"
                    count[kind] += 1
                    guess = model.place(text)
                    if place is None:
                        limits.append((max(model.scores(text).values(), default=-math.inf), False))
                        right["rule", kind] += by_hand(text, language) is None
                        right["model", kind] += model.place(text, 0) is None
                    else:
                        limits.append((max(model.scores(text).values()), guess == place))
                        right["model", kind] += guess == place
                        right["model with limit", kind] += model.place(text, 0) == place
                        right["rule", kind] += by_hand(text, language) == place
                        right["middle", kind] += middle(text, language) == place
        for kind in count:
            print(f"{language} {kind} ({count[kind]}): " + ", ".join(f"{who} {right[who, kind] / count[kind]:.3f}" for who, k in right if k == kind))
        if arguments.write:
            model = Breaker([row for mood in MOODS for row in rows[mood]], language)
            weights = {name: round(weight, 3) for name, weight in model.table.items() if abs(weight) >= 0.02}
            file = ROOT / f"Sources/Captioning/Resources/models/line-break-{language}.json"
            about = {"version": 1, "language": language, "features": " ".join(ABOUT.split()), "limit": 0, "weights": weights}
            file.write_text(json.dumps(about, ensure_ascii=False) + "\n")
            model.table = weights
            joint = " " if language == "en" else ""
            tried = []
            for text in TYPED[language]:
                units, place = pieces(text, language), model.place(text, 0)
                top = re.sub("[,，、]$", "", joint.join(units[:place or 0]).strip())
                written = f"{top}|{joint.join(units[place:]).strip()}" if place else text
                tried.append({"text": text, "scores": {str(i): round(x, 4) for i, x in model.scores(text).items()}, "broken": written})
                print(written)
            compared = ROOT / f"Tests/CaptioningTests/Reference/line-break-{language}.json"
            compared.write_text(json.dumps(tried, ensure_ascii=False) + "\n")
            print(f"{file.name}: {len(weights)} weights, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
