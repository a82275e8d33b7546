"""Draws a sheet of what an encoder's numbers keep of parts: spoiled canvases, drawn again from the numbers, and clean.

    python redraw.py --canvases CANVASES… --weights FIT/face-autoencoder.safetensors --out sheet.png

Whatever the weights were trained with, each slot's numbers are drawn by the best linear map from them to canvases averaged over 4×4
pixels, so sheets of different encoders can be compared.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors import safe_open

import canvases
import fit
import sheets
from network import FaceAutoencoder

SMALL = 76


class Encoder:
    """The encoder of a weights file, as the product reads it."""

    def __init__(self, path):
        with safe_open(str(path), "pt") as file:
            self.tensors = {name: file.get_tensor(name).float() for name in file.keys()}
            self.is_linear = (file.metadata() or {}).get("bottleneck") == "linear"
        self.trunk = FaceAutoencoder([]).eval()
        for number, layer in enumerate(self.trunk.encoder, 1):
            layer.load_state_dict({kind: self.tensors[f"encoder.conv{number}.{kind}"] for kind in ("weight", "bias")})
        self.trunk = self.trunk.to(memory_format=torch.channels_last)

    def __call__(self, pictures, slot):
        weight, bias = (self.tensors[f"slots.{slot}.embed.{kind}"] for kind in ("weight", "bias"))
        code = fit.features(self.trunk, pictures, slot) @ weight.T + bias
        return code if self.is_linear else torch.relu(code)


def small(pictures, slot):
    """Canvases averaged over 4×4 pixels, N×17328, 0…1."""
    shrunk = [cv2.resize(canvases.colours(picture, slot)[1:-1, 1:-1], (SMALL, SMALL), interpolation=cv2.INTER_AREA)
              for picture in pictures]
    return torch.from_numpy(np.stack(shrunk)).float().flatten(1) / 255


def drawing(encoder, found, rng, photos):
    """A function that draws canvases again: (canvases, slot) to N×3×76×76."""
    maps = {}
    for slot, domains in found.items():
        some = [domains["photo"][i] for i in rng.permutation(len(domains["photo"]))[:photos]]
        clean = np.concatenate([canvases.load(paths, slot)[0] for paths in (domains["art"], some)])
        code = encoder(clean, slot)
        maps[slot] = torch.linalg.lstsq(torch.cat([code, torch.ones(len(code), 1)], 1), small(clean, slot)).solution

    def draw(pictures, slot):
        code = encoder(pictures, slot)
        drawn = torch.cat([code, torch.ones(len(code), 1)], 1) @ maps[slot]
        return drawn.view(-1, SMALL, SMALL, 3).permute(0, 3, 1, 2)

    return draw


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--canvases", type=Path, nargs="+", required=True)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--photos", type=int, default=100, help="photos a slot that the map is fitted to, beside all parts")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    rng = np.random.default_rng(1)
    found = canvases.find(options.canvases, list(canvases.WINDOWS))
    draw = drawing(Encoder(options.weights), found, rng, options.photos)
    spoilers = {slot: canvases.Spoiler(slot) for slot in found}
    sheets.reconstructions(draw, found, spoilers, np.random.default_rng(1), options.out)


if __name__ == "__main__":
    main()
