"""Trains one caption generator in one language.

    python3 train.py lstm-attention en --bank BANK.json --captions DIR --faces FACES.npz --out RUNS
    python3 train.py convnet zh …          # the published form; causal is the one that reuses its past
    python3 train.py lstm en --published … # as published: plain descent, rate 2 halved as it goes, no corpus

Every epoch reads the shorts, some of the combinations, and lines of the corpus without mood and picture, many at first and none at last.
The epoch with the least mean loss on held-out shorts, combinations and new tops stays: RUNS/<model>-<language>.pt. The vocabulary is
learnt once a language and unit: RUNS/vocabulary-<unit>-<language>.json.
"""

import argparse
import json
import pathlib
import random
import time

import numpy
import torch
from torch.nn import functional as F

from data import Lines, load
from moods import LANGUAGES, MOODS, label
from network import END, PAD, START, UNKNOWN, CaptionLSTM, Causal, ConvNet
from pictures import Faces
from words import Characters, Pieces

MODELS = ["lstm", "lstm-label", "lstm-attention", "convnet", "causal"]
WINDOW = {"en": 96, "zh": 48}  # characters that the published convolution sees: a multiple of 16
Example = tuple[int, list[int]]  # mood, tokens with <start> and <end>


def vocabulary(lines: Lines, model: str, language: str, runs: pathlib.Path) -> Characters:
    pieces = language == "en" and model.startswith("lstm")
    file = runs / f"vocabulary-{'pieces' if pieces else 'characters'}-{language}.json"
    kind = Pieces if pieces else Characters
    if not file.exists():
        bank = sorted(set(lines.training()))
        if pieces:  # tops and bottoms once each, or combining would make them common
            found = Pieces.learnt(sorted({half for text in bank for half in text.split("|")}) + lines.open)
        else:
            known = set(Characters.learnt(bank).vocabulary) | set(Characters.learnt(lines.open, least=2).vocabulary)
            found = Characters.learnt(["".join(c for c in known if len(c) == 1)])
        file.write_text(json.dumps(found.vocabulary, ensure_ascii=False))
    return kind(json.loads(file.read_text()))


def build(model: str, language: str, words: Characters, dimension: int, size: dict[str, int]) -> torch.nn.Module:
    count = len(words.vocabulary)
    if model == "convnet":
        return ConvNet(count, words.number, WINDOW[language], **size)
    if model == "causal":
        return Causal(count, len(MOODS), **size)
    labels = [words.tokens(label(mood, language)) for mood in MOODS]
    longest = max(map(len, labels))
    return CaptionLSTM(model, count, torch.tensor([row + [PAD] * (longest - len(row)) for row in labels]), dimension=dimension, **size)


def examples(lines: list[tuple[str | None, str]], words: Characters) -> list[Example]:
    return [(MOODS.index(mood) if mood else -1, [START, *words.tokens(text), END]) for mood, text in lines]


class Batches:
    """Padded batches of like lengths, with a face for each line."""

    def __init__(self, faces: Faces, size: int, seed: int, pool: int = 256, faceless: float = 0.0):
        self.pool, self.size, self.random = faces.pool(pool), size, random.Random(seed)
        self.slots, self.dimension, self.faceless = 10, faces.dimension, faceless

    def pictures(self, moods: list[int], spoil: bool) -> torch.Tensor:
        found = self.pool[moods, [self.random.randrange(self.pool.shape[1]) for _ in moods]]
        found[[mood < 0 for mood in moods]] = 0  # no mood, no face
        if spoil:  # now and then a slot is missing, or the face
            found[[self.random.random() < self.faceless for _ in moods]] = 0
            for row, slot in numpy.argwhere(numpy.random.default_rng(self.random.randrange(1 << 30)).random((len(moods), self.slots)) < 0.05):
                found[row, slot * self.dimension:(slot + 1) * self.dimension] = 0
        return torch.from_numpy(found)

    def __call__(self, lines: list[Example], spoil: bool = False):
        order = sorted(range(len(lines)), key=lambda i: (len(lines[i][1]), self.random.random()))
        starts = list(range(0, len(order), self.size))
        self.random.shuffle(starts)
        for start in starts:
            chosen = [lines[i] for i in order[start:start + self.size]]
            longest = max(len(tokens) for _, tokens in chosen)
            tokens = torch.tensor([tokens + [PAD] * (longest - len(tokens)) for _, tokens in chosen])
            moods = [-1 if spoil and self.random.random() < 0.1 else mood for mood, _ in chosen]  # for the likelihood without a mood
            yield self.pictures(moods, spoil), torch.tensor(moods), tokens


def lengths(network: torch.nn.Module, batches: Batches, lines: list[Example]) -> tuple[float, int]:
    """Sum of −log probability in nats, and the tokens it is of."""
    network.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for picture, mood, tokens in batches(lines):
            logits = network(picture, mood, tokens[:, :-1])
            total += F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten(), ignore_index=PAD, reduction="sum").item()
            count += (tokens[:, 1:] != PAD).sum().item()
    return total, count


@torch.no_grad()
def take_over(network: CaptionLSTM, pool: numpy.ndarray, path: pathlib.Path) -> None:
    """Begins the network that sees only the picture with the one that is told the mood: all weights are taken over, and of the picture is made,
    as well as a linear map can (ridge regression on the drawn faces), what that network makes of the mood. From a random start most of a face
    is noise, and it is hardly read."""
    kept = torch.load(path)
    told = CaptionLSTM("lstm-label", len(kept["vocabulary"]), network.labels, **kept["size"])
    told.load_state_dict(kept["state"])
    network.load_state_dict({key: value for key, value in kept["state"].items() if not key.startswith("picture.")}, strict=False)
    words = told.embedding(network.labels) * (network.labels != PAD)[..., None]
    means = words.sum(1) / (network.labels != PAD).sum(1, keepdim=True)
    wanted = told.picture(torch.cat([torch.zeros(len(means), pool.shape[2]), means], 1)).double().numpy()
    faces = pool.reshape(-1, pool.shape[2]).astype(numpy.float64)
    rows = numpy.hstack([faces, numpy.ones((len(faces), 1))])
    fitted = numpy.linalg.solve(rows.T @ rows + 20 * numpy.eye(rows.shape[1]), rows.T @ numpy.repeat(wanted, pool.shape[1], 0))
    network.picture.weight[:] = torch.from_numpy(fitted[:-1].T)
    network.picture.bias[:] = torch.from_numpy(fitted[-1])


def loss_of(network: torch.nn.Module, batch, drop_words: float, smoothing: float, sample: int) -> torch.Tensor:
    picture, mood, tokens = batch
    inputs, target = tokens[:, :-1], tokens[:, 1:]
    if isinstance(network, ConvNet):  # one example a character: some of them, by lot
        rows, columns = (target != PAD).nonzero(as_tuple=True)
        chosen = torch.randperm(len(rows))[:sample]
        windows = network.windows(mood, inputs)[rows[chosen], columns[chosen]]
        return F.cross_entropy(network.read(windows), target[rows[chosen], columns[chosen]])
    if drop_words:
        lost = (torch.rand(inputs.shape) < drop_words) & (inputs > UNKNOWN)
        inputs = inputs.masked_fill(lost, UNKNOWN)
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(picture, mood, inputs)
    return F.cross_entropy(logits.flatten(0, 1).float(), target.flatten(), ignore_index=PAD, label_smoothing=smoothing)


def fit(network, batches: Batches, epoch_lines, held: list[list[Example]], epochs: int, arguments) -> None:
    """Leaves the network as it was after the epoch with the least held-out loss (mean of the groups)."""
    plain, rate = arguments.published, arguments.rate
    optimizer = torch.optim.SGD(network.parameters(), lr=2.0) if plain else torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01, fused=True)
    began, best, kept, step = time.time(), float("inf"), None, 0
    for epoch in range(1, epochs + 1):
        network.train()
        lines, losses = epoch_lines(epoch), []
        for batch in batches(lines, spoil=True):
            step += 1
            done = (epoch - 1 + min(1, len(losses) * batches.size / len(lines))) / epochs
            for group in optimizer.param_groups:  # as published: halved five times; else up for 50 steps, then down to a twentieth
                group["lr"] = 2.0 * 0.5 ** int(6 * done) if plain else rate * min(1, step / 50) * (1 - 0.95 * done)
            loss = loss_of(network, batch, 0 if plain else arguments.drop_words, arguments.smoothing, arguments.sample)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0 if plain else 1.0)
            optimizer.step()
            losses.append(loss.item())
        found = [total / count for total, count in (lengths(network, batches, group) for group in held)]
        if sum(found) / len(found) < best:
            best, kept = sum(found) / len(found), {key: value.clone() for key, value in network.state_dict().items()}
        print(f"epoch {epoch} at {time.time() - began:.0f} s: loss {sum(losses) / len(losses):.3f}, held out",
              " ".join(f"{value:.3f}" for value in found), flush=True)
    network.load_state_dict(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--bank", type=pathlib.Path, required=True, help="bank-<language>.json")
    parser.add_argument("--captions", type=pathlib.Path, help="the folder of captions-<language>.jsonl, for pretraining")
    parser.add_argument("--faces", type=pathlib.Path, required=True, help="made by pictures.py")
    parser.add_argument("--moods", type=pathlib.Path, help="moods.json (default: the package's)")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--start", type=pathlib.Path, help="for lstm: the checkpoint of lstm-label that it begins with")
    parser.add_argument("--name", help="of the checkpoint (default: the model's)")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--open", type=int, default=4000, help="lines without mood in the first epoch; ever fewer later")
    parser.add_argument("--size", type=json.loads, default={}, help='such as \'{"hidden": 512}\'')
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop-words", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.0)
    parser.add_argument("--combinations", type=int, default=40, help="pairs a mood and epoch")
    parser.add_argument("--sample", type=int, default=512, help="characters a batch (convnet)")
    parser.add_argument("--published", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    lot = random.Random(arguments.seed)

    model, language = arguments.model, arguments.language
    lines = load(arguments.bank, arguments.captions, language)
    words = vocabulary(lines, model, language, arguments.out)
    faces = Faces(arguments.faces, arguments.moods, arguments.seed)
    size = ({"embedding": 300, "hidden": 512} if arguments.published and model.startswith("lstm") else {}) | arguments.size
    network = build(model, language, words, faces.dimension, size)
    if arguments.published:
        for parameter in network.parameters():
            torch.nn.init.uniform_(parameter, -0.08, 0.08)
        with torch.no_grad():
            network.lstm.bias_ih_l0[network.lstm.hidden_size:2 * network.lstm.hidden_size] += 1
    batches = Batches(faces, arguments.batch, arguments.seed, faceless=0.02 if model == "lstm" else 0.3)
    if arguments.start:
        take_over(network, batches.pool, arguments.start)
    print(f"{model}-{language}: {sum(p.numel() for p in network.parameters()):,} parameters, {len(words.vocabulary)} tokens, "
          f"{len(lines.shorts)} shorts, {len(lines.pairs)} pairs, {len(lines.open)} open lines", flush=True)

    shorts, pairs, open_lines = examples(lines.shorts, words), {}, examples([(None, text) for text in lines.open], words)
    for mood, tokens in examples(lines.pairs, words):
        pairs.setdefault(mood, []).append((mood, tokens))

    def epoch_lines(epoch: int) -> list[Example]:
        count = 0 if arguments.published else int(arguments.open * (1 - (epoch - 1) / arguments.epochs))
        return lot.sample(open_lines, min(len(open_lines), count)) + shorts + [pair for group in pairs.values() for pair in lot.sample(group, min(len(group), arguments.combinations))]

    most = 100 if model == "convnet" else 250
    held = [examples(lot.sample(group, min(len(group), most)), words) for group in (lines.held_shorts, lines.held_pairs, lines.held_tops)]
    fit(network, batches, epoch_lines, held, arguments.epochs, arguments)
    torch.save({"model": model, "language": language, "size": size, "vocabulary": words.vocabulary, "dimension": faces.dimension,
                "state": network.state_dict()}, arguments.out / f"{arguments.name or model}-{language}.pt")


if __name__ == "__main__":
    main()
