"""Writes trained generators as the package reads them, in half precision, and what the Swift tests compare with.

    python3 export.py RUNS/lstm-en.pt RUNS/causal-zh.pt … --faces FACES.npz

writes Sources/Captioning/Resources/models/<model>-<language>.{safetensors,json} and Tests/CaptioningTests/Reference/<model>-<language>.json:
a face, a mood, tokens, and after each token the first 32 logits, the likeliest token and the largest logit's size, in single precision
from the weights in half precision.
"""

import argparse
import json
import pathlib

import torch
from safetensors.torch import save_file

from data import load
from moods import MOODS, ROOT, label
from network import START, CaptionLSTM, Causal, ConvNet
from pictures import SLOTS, Faces
from train import build
from words import Characters, Pieces, spoken

EXAMPLE = {"en": ("yummy", "when the cake is warm|i am so happy"), "zh": ("yummy", "刚出炉的蛋糕|我可以吃两个")}


def restored(path: pathlib.Path, half: bool = True):
    """Model, language, network with weights rounded to half precision, and its words."""
    kept = torch.load(path)
    pieces = kept["language"] == "en" and kept["model"].startswith("lstm")
    words = (Pieces if pieces else Characters)(kept["vocabulary"])
    network = build(kept["model"], kept["language"], words, kept["dimension"], kept["size"])
    state = {key: value.half().float() if half and value.is_floating_point() else value for key, value in kept["state"].items()}
    network.load_state_dict(state)
    return kept["model"], kept["language"], network.eval(), words


def described(model: str, language: str, network: torch.nn.Module, words: Characters) -> dict:
    about = {"version": 1, "model": model, "language": language, "unit": words.unit, "moods": MOODS}
    if isinstance(network, CaptionLSTM):
        about |= {"embedding": network.embedding.embedding_dim, "hidden": network.lstm.hidden_size, "slots": SLOTS,
                  "picture": network.picture.in_features - (0 if model == "lstm" else network.embedding.embedding_dim)}
        about["dimension"] = (about["picture"] - 3) // len(SLOTS)
        if network.attention:
            about["attention"] = network.attention.query.out_features
        about["labels"] = {mood: words.tokens(label(mood, language)) for mood in MOODS}
    elif isinstance(network, ConvNet):
        about |= {"window": network.window, "channels": network.dense.in_features}
    elif isinstance(network, Causal):
        about |= {"channels": network.embedding.embedding_dim, "width": network.layers[0].kernel_size[0],
                  "dilations": [layer.dilation[0] for layer in network.layers]}
    return about | {"vocabulary": words.vocabulary}


def reference(model: str, language: str, network: torch.nn.Module, words: Characters, faces: Faces) -> dict:
    mood, text = EXAMPLE[language]
    picture = torch.from_numpy(faces.draw(mood, "pop"))
    picture = (picture * 1e6).round() / 1e6
    tokens = [START, *words.tokens(text)][:14]
    with torch.no_grad():
        logits = network(picture[None], torch.tensor([MOODS.index(mood)]), torch.tensor([tokens]))[0]
    return {
        "model": model, "language": language, "mood": mood, "text": text, "picture": [round(x, 6) for x in picture.tolist()], "tokens": tokens,
        "logits": [[round(x, 6) for x in row[:32].tolist()] for row in logits], "best": logits.argmax(1).tolist(),
        "largest": [round(x, 6) for x in logits.abs().amax(1).tolist()],
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=pathlib.Path, nargs="*")
    parser.add_argument("--bank", type=pathlib.Path, help="bank-en.json: writes the list of words")
    parser.add_argument("--captions", type=pathlib.Path, help="the folder of captions-en.jsonl, for the list of words")
    parser.add_argument("--faces", type=pathlib.Path, required=True, help="made by pictures.py")
    parser.add_argument("--moods", type=pathlib.Path, help="moods.json (default: the package's)")
    arguments = parser.parse_args()
    models, references = ROOT / "Sources/Captioning/Resources/models", ROOT / "Tests/CaptioningTests/Reference"
    for folder in (models, references):
        folder.mkdir(parents=True, exist_ok=True)
    if arguments.bank:  # English words that a draft may hold
        lines = load(arguments.bank, arguments.captions, "en")
        known = sorted({word for text in lines.training() + lines.open for word in spoken(text)})
        (models / "words-en.json").write_text(json.dumps({"version": 1, "words": known}) + "\n")
    for path in arguments.checkpoints:
        model, language, network, words = restored(path)
        name = f"{model}-{language}"
        tensors = {key: value.half().contiguous() for key, value in network.state_dict().items() if value.is_floating_point()}
        save_file(tensors, models / f"{name}.safetensors")
        (models / f"{name}.json").write_text(json.dumps(described(model, language, network, words), ensure_ascii=False) + "\n")
        faces = Faces(arguments.faces, arguments.moods)
        (references / f"{name}.json").write_text(json.dumps(reference(model, language, network, words, faces), ensure_ascii=False) + "\n")
        print(f"{name}: {(models / f'{name}.safetensors').stat().st_size / 1e6:.2f} MB, {len(words.vocabulary)} tokens")


if __name__ == "__main__":
    main()
