"""Trains the face aligner on a GPU or a CPU and exports its weights.

    python train.py --crops crops.npz --out RUN --minutes 3
"""

import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from crops import load
from frame import frame, in_units, view
from network import STEP, FaceAlignerNetwork, export


def uniform(count, low, high, like):
    return torch.rand(count, device=like.device) * (high - low) + low


def started(located, steady):
    """Alignments to correct: the locator's error, once more or less of it, and a shift, a scale and a turn besides."""
    count = len(steady)
    middle, matrix = frame(steady)
    start = in_units(steady, middle, matrix)
    start = start + uniform(count, -0.3, 1.4, steady)[:, None, None] * (in_units(located, middle, matrix) - start)
    wide = (torch.rand(count, device=steady.device) < 0.3).float() + 0.4
    scale = 1 + 0.09 * wide * torch.randn(count, device=steady.device).clamp(-2.5, 2.5)
    roll = 0.10 * wide * torch.randn(count, device=steady.device).clamp(-2.5, 2.5)
    shift = 12 * wide[:, None] * torch.randn(count, 2, device=steady.device).clamp(-2.5, 2.5)
    turn = torch.stack([roll.cos(), -roll.sin(), roll.sin(), roll.cos()], 1).reshape(-1, 2, 2) * scale[:, None, None]
    start = start @ turn.transpose(1, 2) + shift[:, None] + 1.5 * torch.randn_like(start)
    return start @ matrix.transpose(1, 2) + middle[:, None]


def mirrored(crops, *points):
    width = crops.shape[3]
    return crops.flip(3), *(torch.stack([width - p[:, [1, 0, 2], 0], p[:, [1, 0, 2], 1]], 2) for p in points)


def spoiled(x):
    """Other colours and light, blur, noise, and things in front: N×3×H×W of 0 … 1."""
    count, _, height, width = x.shape
    def some(share):
        return (torch.rand(count, device=x.device) < share).float()[:, None, None, None]
    def one(low, high):
        return uniform(count, low, high, x)[:, None, None, None]
    # Coarser, as a small face is.
    for factor in (2, 3):
        coarse = F.interpolate(F.avg_pool2d(x, factor), (height, width), mode="bilinear", align_corners=False)
        x = x.lerp(coarse, some(0.12))
    x = x.clamp(1e-4, 1) ** one(-0.5, 0.5).exp()
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * (some(0.85) * one(0.4, 1.5))
    cast = 1 + 0.12 * torch.randn(count, 3, 1, 1, device=x.device)
    x = x * cast * one(0.55, 1.3) + one(-0.1, 0.1)
    line = torch.linspace(-1, 1, width, device=x.device)
    angle = one(0, 2 * math.pi)
    light = angle.cos() * line[None, None, None, :] + angle.sin() * line[None, None, :, None]
    x = x * (1 + some(0.4) * one(0, 0.6) * light)
    x = x + some(0.4) * one(0, 0.07) * torch.randn_like(x)
    # A bar or a patch of one colour.
    column, row = torch.arange(width, device=x.device), torch.arange(height, device=x.device)
    x0, y0 = one(-20, width), one(-20, height)
    inside = ((column[None, None, None, :] >= x0) & (column[None, None, None, :] < x0 + one(6, 40))
              & (row[None, None, :, None] >= y0) & (row[None, None, :, None] < y0 + one(6, 40))).float() * some(0.25)
    x = x * (1 - inside) + inside * torch.rand(count, 3, 1, 1, device=x.device)
    return x.clamp(0, 1)


def errors(network, crops, located, steady):
    """By how many units the corrected points lie off at most, N, and the located ones."""
    middle, matrix = frame(located)
    start, wanted = in_units(located, middle, matrix), in_units(steady, middle, matrix)
    with torch.no_grad():
        moved = torch.cat([network(part * 2 - 1) for part in view(crops.float() / 255, middle, matrix).split(256)])
    got = start + STEP * moved.reshape(-1, 3, 2)
    return [(points - wanted).norm(dim=2).amax(1).cpu().numpy() for points in (got, start)]


def summary(values):
    return f"{np.median(values):.2f} {np.percentile(values, 90):.2f} {np.percentile(values, 95):.2f}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--crops", type=Path, required=True, help="what crops.py wrote")
    arguments.add_argument("--out", type=Path, required=True, help="folder for weights and the run's options")
    arguments.add_argument("--minutes", type=float, default=3)
    arguments.add_argument("--batch", type=int, default=256)
    arguments.add_argument("--rate", type=float, default=3e-3)
    arguments.add_argument("--dropout", type=float, default=0.1)
    arguments.add_argument("--decay", type=float, default=0.05)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--held", type=int, default=10, help="every so many photos are held out; 0: none")
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    device = "cuda" if torch.cuda.is_available() else "cpu"
    options.out.mkdir(parents=True, exist_ok=True)
    _, crops, located, steady = load(options.crops)
    crops = torch.from_numpy(crops.transpose(0, 3, 1, 2).copy()).to(device)
    located, steady = torch.from_numpy(located).to(device), torch.from_numpy(steady).to(device)
    held = torch.zeros(len(crops), dtype=torch.bool)
    if options.held:
        held[options.held - 1::options.held] = True
    own = torch.nonzero(~held)[:, 0].to(device)
    network = FaceAlignerNetwork(options.dropout).to(device).to(memory_format=torch.channels_last)
    average = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW([
        {"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": options.decay},
        {"params": [p for p in network.parameters() if p.ndim == 1], "weight_decay": 0}], lr=options.rate)
    begun, step, progress, recent, told = time.time(), 0, 0.0, [], 0.0
    while progress < 1:
        rate = options.rate * min(1, (step + 1) / 300) * (0.005 + 0.4975 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        chosen = own[torch.randint(len(own), (options.batch,), device=device)]
        pictures, located_, steady_ = crops[chosen].float() / 255, located[chosen], steady[chosen]
        half = options.batch // 2
        flipped = mirrored(pictures[:half], located_[:half], steady_[:half])
        pictures, located_, steady_ = (
            torch.cat([a, b[half:]]) for a, b in zip(flipped, (pictures, located_, steady_)))
        start = started(located_, steady_)
        middle, matrix = frame(start)
        wanted = (in_units(steady_, middle, matrix) - in_units(start, middle, matrix)).flatten(1) / STEP
        x = spoiled(view(pictures, middle, matrix)) * 2 - 1
        loss = F.smooth_l1_loss(network(x.contiguous(memory_format=torch.channels_last)), wanted, beta=0.06)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        keep = min(0.999, step / (step + 20))
        with torch.no_grad():
            now, mean = list(network.state_dict().values()), list(average.state_dict().values())
            pairs = [(m, n) for m, n in zip(mean, now) if m.is_floating_point()]
            torch._foreach_lerp_([m for m, _ in pairs], [n for _, n in pairs], 1 - keep)
        step += 1
        progress = (time.time() - begun) / 60 / options.minutes
        if step % 50 == 0:
            recent.append(float(loss.detach()))
        if progress - told > 0.1 or progress >= 1:
            told = progress
            line = [step, round(time.time() - begun), f"{np.mean(recent or [float('nan')]):.4f}"]
            recent = []
            for name, part in (("held", held), ("own", ~held)):
                if part.any():
                    part = torch.nonzero(part)[:400, 0].to(device)
                    line += [name, *map(summary, errors(average, crops[part], located[part], steady[part]))]
            print(*line, flush=True)
    export(average, str(options.out / "face-aligner.safetensors"), {
        "format": "mugmoji-face-aligner-1", "steps": str(step), "seed": str(options.seed)})
    json.dump({key: str(value) for key, value in vars(options).items() if key not in ("crops", "out")},
              open(options.out / "options.json", "w"))


if __name__ == "__main__":
    main()
