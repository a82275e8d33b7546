"""Trains the face locator on one CPU core and exports its weights.

    python mesh_points.py --data DATA --out mesh.npz
    python train.py --data DATA --mesh mesh.npz --out RUN
"""

import argparse
import copy
import csv
import json
import math
import time
from pathlib import Path

import numpy as np
import torch

import photos
from backgrounds import Backgrounds
from canvases import canvas
from network import FaceLocatorNetwork, export
from targets import encode, loss


def batch(rng, faces, backgrounds, count, size):
    pictures, encoded = [], []
    for _ in range(count):
        picture, found = canvas(rng, faces, backgrounds, size)
        pictures.append(picture)
        encoded.append(encode(found, size))
    x = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1
    return x.contiguous(memory_format=torch.channels_last), [
        torch.from_numpy(np.stack(part).astype(np.float32)) for part in zip(*encoded)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="folder with images/ and faces.csv")
    arguments.add_argument("--mesh", type=Path, required=True, help="what mesh_points.py wrote")
    arguments.add_argument("--out", type=Path, required=True, help="folder for weights and the loss curve")
    arguments.add_argument("--start", type=Path, help="a checkpoint.pt to go on from")
    arguments.add_argument("--steps", type=int, default=12000)
    arguments.add_argument("--minutes", type=float, default=1e9, help="end by then, whatever the steps")
    arguments.add_argument("--batch", type=int, default=32)
    arguments.add_argument("--rate", type=float, default=3e-3)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    faces = photos.load(options.data, options.mesh, "train", 384)
    backgrounds = Backgrounds(faces, rng)
    network = FaceLocatorNetwork().to(memory_format=torch.channels_last)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    average = copy.deepcopy(network)
    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim == 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0}],
                                  lr=options.rate)
    curve = csv.writer(open(options.out / "loss.csv", "w"))
    curve.writerow(["step", "seconds", "loss", "score", "box", "points"])
    begun, recent, step, progress = time.time(), [], 0, 0.0
    while progress < 1:
        rate = options.rate * min(1, (step + 1) / 200) * (0.01 + 0.495 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, target = batch(rng, faces, backgrounds, options.batch, 160)
        parts = loss(network(x), *target)
        optimiser.zero_grad()
        parts[0].backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        recent.append([float(part.detach()) for part in parts])
        keep = min(0.998, step / (step + 20))
        with torch.no_grad():
            for mean, value in zip(average.state_dict().values(), network.state_dict().values()):
                mean.lerp_(value, 1 - keep) if mean.is_floating_point() else mean.copy_(value)
        step += 1
        progress = max(step / options.steps, (time.time() - begun) / 60 / options.minutes)
        if step % 200 == 0 or progress >= 1:
            row = [step, round(time.time() - begun)] + [f"{v:.4f}" for v in np.mean(recent, 0)]
            recent = []
            curve.writerow(row)
            print(*row, flush=True)
        if step % 500 == 0 or progress >= 1:
            torch.save(average.state_dict(), options.out / "checkpoint.pt")
            export(average, str(options.out / "face-locator.safetensors"), {
                "format": "mugmoji-face-locator-1", "steps": str(step), "seed": str(options.seed)})
    json.dump({key: str(value) for key, value in vars(options).items() if key in ("steps", "batch", "rate", "seed")},
              open(options.out / "options.json", "w"))


if __name__ == "__main__":
    main()
