"""Caption lines, and how they are split. No line here comes from anywhere but the bank of the package and the corpus given by --captions.

Held out, by a hash of the text so that a line never changes sides: a fifth of the shorts; a fifth of the tops, with all their
bottoms; of the other combinations a twentieth. The corpus' other lines (no bank lines) are read without their mood, for pretraining;
a twentieth of them is held out too. The judge of moods (judge.py) learns from what is held out here, and from the corpus' moods.
"""

import dataclasses
import hashlib
import json
import pathlib

from moods import MOODS
from words import tidy


def share(text: str, salt: str) -> float:
    """0 ≤ number < 1 that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(f"{salt}:{text}".encode()).digest()[:6], "big") / 2 ** 48


@dataclasses.dataclass
class Lines:
    """(mood, text) each, in a fixed order."""

    shorts: list[tuple[str, str]]
    pairs: list[tuple[str, str]]  # top|bottom
    open: list[str]  # for pretraining, no mood
    held_shorts: list[tuple[str, str]]
    held_pairs: list[tuple[str, str]]  # top and bottom are known, not together
    held_tops: list[tuple[str, str]]  # the top is new
    held_open: list[str]
    judged: list[tuple[str, str]]  # with moods given by program or source, for the judge only

    def training(self) -> list[str]:
        return [text for _, text in self.shorts + self.pairs]


def read_bank(path: pathlib.Path, language: str) -> dict[str, dict[str, list[str]]]:
    bank = json.loads(path.read_text())
    assert bank["language"] == language, f"{path} is a bank of {bank['language']}"
    moods = {mood: {kind: list(dict.fromkeys(map(tidy, lines))) for kind, lines in kinds.items()} for mood, kinds in bank["moods"].items()}
    assert set(moods) == set(MOODS), set(moods) ^ set(MOODS)
    return moods


def load(bank: pathlib.Path, captions: pathlib.Path | None, language: str) -> Lines:
    lines = Lines([], [], [], [], [], [], [], [])
    stands = set()
    for mood, kinds in read_bank(bank, language).items():
        for text in kinds["short"]:
            (lines.held_shorts if share(text, "short") < 0.2 else lines.shorts).append((mood, text))
        for top in kinds["tops"]:
            for bottom in kinds["bottoms"]:
                text = f"{top}|{bottom}"
                side = lines.held_tops if share(top, "top") < 0.2 else lines.held_pairs if share(text, "pair") < 0.05 else lines.pairs
                side.append((mood, text))
        stands.update(kinds["short"], kinds["tops"], kinds["bottoms"])
    if captions:
        seen = set()
        for row in map(json.loads, (captions / f"captions-{language}.jsonl").read_text().splitlines()):
            text = tidy(row["text"])
            if "caption bank" in row["source"] or text in stands or text in seen:
                continue
            seen.add(text)
            (lines.held_open if share(text, "open") < 0.05 else lines.open).append(text)
            if row.get("score", 1) >= 0.58:
                lines.judged.append((row["mood"], text))
    return lines
