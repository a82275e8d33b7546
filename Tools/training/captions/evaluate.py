"""The table of docs/decisions/captions.md: every generator beside the n-gram baseline, in one language.

    python3 evaluate.py en RUNS/lstm-en.pt RUNS/causal-en.pt … --bank BANK.json --captions DIR --faces FACES.npz

For each checkpoint (weights rounded to half precision): perplexity a word (English) or a character (Chinese) and bits a character on held-out
lines, shorts, known halves newly combined, and new tops apart; and of 10 captions a mood, drawn at temperature 0.8 from the 100 likeliest
tokens: the share that repeats a training line, the share with a half that no training line has, distinct-2, the share whose mood the judge has
in its first three, the same of those with a new half; where the network breaks
held-out two-line captions; size; multiplications a character.
"""

import argparse
import math
import pathlib
import random

import numpy
import torch
from torch.nn import functional as F

from data import load
from export import restored
from judge import Judge
from moods import LANGUAGES, MOODS
from network import BREAK, END, PAD, START, UNKNOWN, CaptionLSTM, ConvNet
from ngram import KneserNey
from pictures import Faces
from train import examples
from words import Characters, spoken

LONGEST = {"pieces": 26, "characters": 84}
WEIGHT = 1.0  # of what mood and picture add, when the best draft is chosen
Captions = list[tuple[str, str]]


def pictured(faces: Faces, captions: Captions) -> torch.Tensor:
    return torch.from_numpy(numpy.stack([faces.draw(mood) for mood, _ in captions]))


def units(captions: Captions, language: str) -> tuple[int, int]:
    """Words (characters in Chinese) and characters, the end counted as one and `|` too."""
    characters = sum(len(text) + 1 for _, text in captions)
    return (sum(len(text.replace("|", " | ").split()) + 1 for _, text in captions) if language == "en" else characters), characters


@torch.no_grad()
def length_of_each(network: torch.nn.Module, pictures: torch.Tensor, lines: list) -> numpy.ndarray:
    """−log probability in nats of every line, in their order."""
    found = numpy.zeros(len(lines))
    for start in range(0, len(lines), 64):
        part = lines[start:start + 64]
        longest = max(len(tokens) for _, tokens in part)
        tokens = torch.tensor([tokens + [PAD] * (longest - len(tokens)) for _, tokens in part])
        logits = network(pictures[start:start + 64], torch.tensor([mood for mood, _ in part]), tokens[:, :-1])
        lost = F.cross_entropy(logits.transpose(1, 2), tokens[:, 1:], ignore_index=PAD, reduction="none")
        found[start:start + 64] = lost.sum(1).numpy()
    return found


@torch.no_grad()
def drawn(network: torch.nn.Module, words: Characters, pictures: torch.Tensor, moods: list[int], temperature: float = 0.8) -> Captions:
    """A caption for each picture and mood."""
    tokens = torch.full((len(moods), 1), START)
    mood, alive = torch.tensor(moods), torch.ones(len(moods), dtype=bool)
    for _ in range(LONGEST[words.unit]):
        here = alive.nonzero()[:, 0]
        logits = network(pictures[here], mood[here], tokens[here], last=True)[:, 0]
        logits[:, [PAD, START, UNKNOWN]] = -torch.inf
        logits[(tokens[here] == BREAK).any(1), BREAK] = -torch.inf
        best, places = (logits / temperature).topk(min(100, logits.shape[1]))
        after = torch.full((len(moods),), PAD)
        after[here] = places.gather(1, torch.multinomial(best.softmax(1), 1))[:, 0]
        tokens = torch.cat([tokens, after[:, None]], 1)
        alive &= (after != END) & (after != PAD)
        if not alive.any():
            break
    return [(MOODS[number], words.text([t for t in row if t != PAD]).strip("| ")) for number, row in zip(moods, tokens.tolist())]


def chosen(network: torch.nn.Module, words: Characters, pictures: torch.Tensor, moods: list[int], known: set[str], drafts: int) -> Captions:
    """Of some drafts the best: all words known (English), then the mean log probability, and how much the mood and picture add to it."""
    tried = [drawn(network, words, pictures, moods) for _ in range(drafts)]
    score = numpy.empty((drafts, len(moods)))
    for place, captions in enumerate(tried):
        lines = examples(captions, words)
        told = -length_of_each(network, pictures, lines)
        bare = -length_of_each(network, 0 * pictures, [(-1, tokens) for _, tokens in lines])
        score[place] = (told + WEIGHT * (told - bare)) / numpy.array([len(tokens) - 1 for _, tokens in lines])
        score[place] -= [100 * any(known and w not in known for w in spoken(text)) for _, text in captions]
    return [tried[best][place] for place, best in enumerate(score.argmax(0))]


def distinct2(captions: Captions, language: str) -> float:
    pairs = [pair for _, text in captions for row in [text.replace("|", " | ").split() if language == "en" else text] for pair in zip(row, row[1:])]
    return len(set(pairs)) / max(len(pairs), 1)


def broken(network: torch.nn.Module, words: Characters, faces: Faces, captions: Captions) -> float:
    """Share of two-line captions in which the likeliest of all places for the break is the writer's."""
    right = 0
    for mood, text in captions:
        bare = text.replace("|", " ")
        gaps = [i for i, c in enumerate(bare) if c == " "] if words.unit == "pieces" or " " in bare[1:-1] and "a" <= text[0] <= "z" else None
        if gaps is None:
            bare = text.replace("|", "")
            tried = [f"{bare[:i]}|{bare[i:]}" for i in range(1, len(bare))]
        else:
            tried = [f"{bare[:i]}|{bare[i + 1:]}" for i in gaps]
        pictures = torch.from_numpy(faces.draw(mood)).expand(len(tried), -1)
        right += tried[length_of_each(network, pictures, examples([(mood, t) for t in tried], words)).argmin()] == text
    return right / max(len(captions), 1)


def multiplications(network: torch.nn.Module) -> float:
    """Million multiplications a token when what can be reused is."""
    weights = {name: p.numel() for name, p in network.named_parameters() if p.ndim > 1}
    if isinstance(network, ConvNet):
        steps = [network.window >> place for place in range(5)]
        return (sum(weights[f"convs.{place}.weight"] * steps[place] for place in range(5)) + weights["dense.weight"] + weights["output.weight"]) / 1e6
    once = ("embedding", "moods", "picture", "attention.slots", "attention.memory")
    own = sum(count for name, count in weights.items() if not name.startswith(once))
    if isinstance(network, CaptionLSTM) and network.attention:
        own += 12 * (network.embedding.embedding_dim + 2 * network.attention.query.out_features)
    return own / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("checkpoints", type=pathlib.Path, nargs="*")
    parser.add_argument("--bank", type=pathlib.Path, required=True)
    parser.add_argument("--captions", type=pathlib.Path)
    parser.add_argument("--faces", type=pathlib.Path, required=True)
    parser.add_argument("--moods", type=pathlib.Path, help="moods.json (default: the package's)")
    parser.add_argument("--each", type=int, default=10, help="captions a mood")
    parser.add_argument("--drafts", type=int, default=6, help="of which the best is taken, in a second row")
    parser.add_argument("--most", type=int, default=300, help="held-out lines of a kind (the published convolution: a fourth)")
    parser.add_argument("--quick", action="store_true", help="without breaks")
    parser.add_argument("--samples", type=pathlib.Path, help="folder to write what was drawn to")
    arguments = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    language = arguments.language
    lines = load(arguments.bank, arguments.captions, language)
    judge = Judge(lines, language)
    lot = random.Random(1)
    groups = {name: lot.sample(group, min(len(group), arguments.most)) for name, group in
              (("shorts", lines.held_shorts), ("pairs", lines.held_pairs), ("tops", lines.held_tops))}  # fmt: skip
    stands = set(lines.training()) | set(lines.open)
    halves = {half for text in lines.training() for half in text.split("|")} | set(lines.open)
    two_lines = lot.sample(lines.held_tops, 100), [row for row in lines.held_shorts if "|" in row[1]]
    unit = "word" if language == "en" else "character"
    print(f"judge: {judge.fit_share(lines.shorts):.3f} of training shorts, {judge.fit_share(lot.sample(lines.pairs, 1000)):.3f} of pairs in the first three")
    print(f"| model | perplexity a {unit}: shorts | new pairs | new tops | bits a character: shorts | new pairs | new tops | repeats a line | with a new half "
          "| distinct-2 | mood fits | with a new half and fits | break: new tops | break: shorts | M multiplications | MB |")  # fmt: skip
    print("|" + "---|" * 16)

    def row(name: str, groups: dict[str, Captions], lengths: list[float], rest: list[str]) -> None:
        cells = [(f"{math.exp(total / units(group, language)[0]):.1f}", f"{total / units(group, language)[1] / math.log(2):.2f}")
                 for total, group in zip(lengths, groups.values())]  # fmt: skip
        print("| " + " | ".join([name, *(a for a, _ in cells), *(b for _, b in cells), *rest]) + " |", flush=True)

    based, weakest = set(), {}
    known = {word for text in lines.training() + lines.open for word in spoken(text)} if language == "en" else set()
    for path in arguments.checkpoints:
        model, _, network, words = restored(path)
        faces = Faces(arguments.faces, arguments.moods, 2)
        if words.unit not in based:
            based.add(words.unit)
            kneser = KneserNey([tokens for _, tokens in examples([(None, t) for t in lines.training() + lines.open], words)], len(words.vocabulary))
            row(f"n-gram of {words.unit}", groups, [sum(kneser.length(tokens) for _, tokens in examples(g, words)) for g in groups.values()], ["–"] * 9)
        tried = {name: group[:len(group) // 4] if model == "convnet" else group for name, group in groups.items()}
        whole = [length_of_each(network, pictured(faces, group), examples(group, words)).sum() for group in tried.values()]
        numbers = [mood for mood in range(len(MOODS)) for _ in range(arguments.each)]
        pictures = torch.from_numpy(Faces(arguments.faces, arguments.moods, 3).pool(arguments.each, "pop")).flatten(0, 1)
        few = 0 if arguments.quick else 25 if model == "convnet" else 60
        breaks = [f"{broken(network, words, faces, group[:few]):.2f}" for group in two_lines]
        for drafts in (1,) if model == "convnet" else (1, arguments.drafts):
            found = chosen(network, words, pictures, numbers, known, drafts)
            new = [caption for caption in found if any(half not in halves for half in caption[1].split("|"))]
            if arguments.samples:
                arguments.samples.mkdir(parents=True, exist_ok=True)
                rows = [f"{mood}\t{text}\t{'new' if (mood, text) in set(new) else ''}\n" for mood, text in found]
                (arguments.samples / f"{path.stem}-{drafts}.txt").write_text("".join(rows))
            ranks = judge.ranks(new)
            by_mood = numpy.bincount(numbers, judge.ranks(found) < 3) / arguments.each
            weakest[f"{path.stem}, of {drafts}"] = ", ".join(f"{MOODS[mood]} {by_mood[mood]:.2f}" for mood in by_mood.argsort()[:12])
            row(path.stem if drafts == 1 else f"best of {drafts}", tried, whole, [
                f"{sum(text in stands for _, text in found) / len(found):.2f}", f"{len(new) / len(found):.2f}", f"{distinct2(found, language):.2f}",
                f"{judge.fit_share(found):.2f}", f"{(ranks < 3).sum() / len(found):.2f} ({(ranks < 3).mean():.2f} of them)", *breaks,
                f"{multiplications(network):.2f}", f"{2 * sum(p.numel() for p in network.parameters()) / 1e6:.1f}"])  # fmt: skip
    for name, moods in weakest.items():
        print(f"{name}, moods that fit least: {moods}")


if __name__ == "__main__":
    main()
