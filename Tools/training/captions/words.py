"""Word pieces of English and characters of Chinese: how a caption becomes tokens.

English: text in lower case, split at single spaces; each word greedily by longest match, later pieces begin with ##. `|` stands alone.
Chinese, and both languages of the convolutions: every character is a token, a space too.
"""

import collections
import re

from network import BREAK, END, SPECIAL, START, UNKNOWN


def tidy(text: str) -> str:
    """Lower case, single spaces, none around `|`."""
    return re.sub(r"\s*\|\s*", "|", re.sub(r"\s+", " ", text.lower().replace("’", "'"))).strip()


def spoken(text: str) -> list[str]:
    """English words without marks; none in Chinese."""
    return [word for word in re.findall(r"[a-z0-9']+", text) if word.strip("'")]


class Characters:
    unit = "characters"

    def __init__(self, vocabulary: list[str]):
        self.vocabulary, self.number = vocabulary, {token: place for place, token in enumerate(vocabulary)}

    @classmethod
    def learnt(cls, lines: list[str], least: int = 1, always: str = " 0123456789") -> "Characters":
        counts = collections.Counter(c for line in lines for c in line if c != "|")
        counts.update({c: least for c in always})
        return cls(SPECIAL + sorted(c for c, count in counts.items() if count >= least))

    def tokens(self, text: str) -> list[int]:
        """Without <start> and <end>."""
        return [self.number.get(c, UNKNOWN) for c in tidy(text)]

    def text(self, tokens: list[int]) -> str:
        return "".join(self.vocabulary[token] for token in tokens if token not in (START, END))


class Pieces(Characters):
    unit = "pieces"

    @classmethod
    def learnt(cls, lines: list[str], size: int = 2800) -> "Pieces":
        """Pieces by merging the commonest neighbours until there are `size`; every character stands in both forms."""
        counts = collections.Counter(word for line in lines for word in line.replace("|", " ").split(" ") if word)
        words = {word: [word[0]] + ["##" + c for c in word[1:]] for word in counts}
        characters = {c for word in words for c in word} | set("0123456789")
        known = sorted(characters | {"##" + c for c in characters})
        while len(known) + len(SPECIAL) < size:
            pairs = collections.Counter()
            for word, pieces in words.items():
                for pair in zip(pieces, pieces[1:]):
                    pairs[pair] += counts[word]
            if not pairs:
                break
            for (first, second), count in pairs.most_common(24 if len(known) > 300 else 8):
                merged = first + second[2:]
                if count < 2 or merged in known:
                    continue
                known.append(merged)
                for word, pieces in words.items():
                    place = 0
                    while place < len(pieces) - 1:
                        if (pieces[place], pieces[place + 1]) == (first, second):
                            pieces[place:place + 2] = [merged]
                        place += 1
            if pairs.most_common(1)[0][1] < 2:
                break
        return cls(SPECIAL + known)

    def tokens(self, text: str) -> list[int]:
        found = []
        for place, part in enumerate(tidy(text).split("|")):
            found += [BREAK] if place else []
            for word in part.split(" "):
                start = 0
                while start < len(word):
                    for end in range(len(word), start, -1):
                        piece = ("##" if start else "") + word[start:end]
                        if piece in self.number:
                            found.append(self.number[piece])
                            break
                    else:
                        found.append(UNKNOWN)
                        end = start + 1
                    start = end
        return found

    def text(self, tokens: list[int]) -> str:
        pieces = " ".join(self.vocabulary[token] for token in tokens if token not in (START, END))
        return tidy(pieces.replace(" ##", ""))
