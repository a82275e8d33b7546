"""Writes small caption networks with random weights, and what PyTorch makes of them, for `Tests/CaptioningTests`.

    python3 Tools/training/captions/references.py Tests/CaptioningTests/Reference/small

Files are as `export.py` writes them: `<model>-en.safetensors` and `<model>-en.json`, and beside them `<model>-en.reference.json`.
"""

import argparse
import json
import pathlib

import torch
from safetensors.torch import save_file

from network import SPECIAL, START, CaptionLSTM, Causal, ConvNet
from words import Characters, Pieces

SLOTS = ["hairFront", "headwear", "brows", "eyes", "glasses", "nose", "mouth", "facialHair", "ears", "head"]
MOODS = {"yummy": "tasty food", "tired": "so tired", "proud": "proud"}
TEXT = "when the food is so|proud of it"
WORDS = ["when", "the", "food", "is", "so", "proud", "tired", "of", "it", "##s", "##sty", "##ty", "not", "a", "!"]


def built(model: str) -> tuple[torch.nn.Module, Characters, dict]:
    letters = sorted(set("abcdefghijklmnopqrstuvwxyz' 0123456789!"))
    if model.startswith("lstm"):
        words = Pieces(SPECIAL + WORDS + ["t", "##a"])
        labels = {mood: words.tokens(label) for mood, label in MOODS.items()}
        longest = max(map(len, labels.values()))
        table = torch.tensor([row + [0] * (longest - len(row)) for row in labels.values()])
        network = CaptionLSTM(model, len(words.vocabulary), table, dimension=3, embedding=7, hidden=11, width=5)
        return network, words, {
            "embedding": 7, "hidden": 11, "slots": SLOTS, "picture": 33, "dimension": 3, "labels": labels,
        } | ({"attention": 5} if model == "lstm-attention" else {})  # fmt: skip
    words = Characters(SPECIAL + letters)
    if model == "convnet":
        return ConvNet(len(words.vocabulary), words.number, 32, channels=9), words, {"window": 32, "channels": 9}
    network = Causal(len(words.vocabulary), len(MOODS), channels=6, width=3, dilations=(1, 2, 4))
    return network, words, {"channels": 6, "width": 3, "dilations": [1, 2, 4]}


def spread(network: torch.nn.Module) -> dict[str, torch.Tensor]:
    """Weights large enough that everything matters, in half precision, and set."""
    state = {}
    for name, value in network.state_dict().items():
        if not value.is_floating_point():
            continue
        if name.endswith("running_var"):
            value = 0.5 + torch.rand_like(value)
        elif value.ndim > 1:
            value = torch.randn_like(value) * 1.5 * value[0].numel() ** -0.5
        else:
            value = 0.4 * torch.randn_like(value) + (1 if "norm" in name and name.endswith("weight") else 0)
        state[name] = value.half()
    network.load_state_dict({name: value.float() for name, value in state.items()}, strict=False)
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    for seed, model in enumerate(["lstm", "lstm-label", "lstm-attention", "convnet", "causal"]):
        torch.manual_seed(seed)
        network, words, sizes = built(model)
        state = spread(network.eval())
        if model == "causal":
            state = {name: value[..., 0] if name.startswith("mixes") and value.ndim == 3 else value for name, value in state.items()}
        picture = (torch.randn(33) * 1e6).round() / 1e6
        picture[3:6] = picture[12:15] = 0  # no headwear, no glasses
        tokens = [START, *words.tokens(TEXT)]
        with torch.no_grad():
            logits = network(picture[None], torch.tensor([0]), torch.tensor([tokens]))[0]
        save_file({name: value.contiguous() for name, value in state.items()}, folder / f"{model}-en.safetensors")
        (folder / f"{model}-en.safetensors").chmod(0o644)
        about = {"version": 1, "model": model, "language": "en", "unit": words.unit, "moods": list(MOODS)} | sizes
        (folder / f"{model}-en.json").write_text(json.dumps(about | {"vocabulary": words.vocabulary}) + "\n")
        told = {
            "model": model, "language": "en", "mood": "yummy", "text": TEXT, "picture": picture.tolist(), "tokens": tokens,
            "logits": [[round(x, 6) for x in row[:32].tolist()] for row in logits], "best": logits.argmax(1).tolist(),
            "largest": [round(x, 6) for x in logits.abs().amax(1).tolist()],
        }  # fmt: skip
        (folder / f"{model}-en.reference.json").write_text(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
