"""Trains the denoising autoencoder of the part canvases on one CPU core and exports it: the published architecture exactly.

    python train.py --canvases CANVASES --out RUN --minutes 20

CANVASES/<slot>/<photo|art>/*.png are 306×306 flat-colour pictures. RUN receives checkpoint.pt (what fit.py goes on from),
face-autoencoder.safetensors (the encoder), decoder.safetensors, loss.csv, codes.json and two sheets: reconstructions.png, neighbours.png.
"""

import argparse
import csv
import json
import math
import time
from pathlib import Path

import numpy as np
import torch

import canvases
import sheets
import start
from network import SLOTS, FaceAutoencoder, decoder_tensors, encoder_tensors, save


def tensor(pictures, slot):
    """Canvases as the network takes them, N×3×306×306."""
    stacked = np.stack([canvases.colours(picture, slot) for picture in pictures])
    stacked = torch.from_numpy(stacked).permute(0, 3, 1, 2).float() / 255
    return stacked.contiguous(memory_format=torch.channels_last)


def sample(rng, domains, slot, count):
    """Clean canvases, half of them art when the slot has both domains."""
    present = [paths for paths in domains.values() if paths]
    chosen = [present[i % len(present)] for i in range(count)]
    return [canvases.read(paths[rng.integers(len(paths))], slot) for paths in chosen]


def covariance_penalty(code):
    """Mean square of the off-diagonal correlations of the codes (dimensions should not repeat each other)."""
    centred = code - code.mean(0)
    matrix = centred.T @ centred / max(1, len(code) - 1)
    return (matrix - torch.diag(torch.diagonal(matrix))).square().mean()


def codes(network, slot, paths):
    """The embeddings (N×8) of canvases read from disk."""
    network.eval()
    result = []
    with torch.no_grad():
        for start in range(0, len(paths), 16):
            x = tensor([canvases.read(path, slot) for path in paths[start:start + 16]], slot)
            with torch.autocast("cpu", torch.bfloat16):
                flat = network.flat(x)
            result.append(network.slots[slot].embedding(flat.float()))
    network.train()
    return torch.cat(result)


def begin(network, found, count, rng):
    """The closed-form start; both domains weigh the same."""
    start.carry_canvas(network)
    for slot, domains in found.items():
        flats, weights = [], []
        for paths in domains.values():
            some = spread(rng, paths, count)
            for at in range(0, len(some), 16):
                with torch.no_grad():
                    flats.append(network.flat(tensor([canvases.read(path, slot) for path in some[at:at + 16]], slot)))
            weights += [1 / max(1, len(some))] * len(some)
        share = start.components(network.slots[slot], torch.cat(flats), torch.tensor(weights))
        print(f"{slot}: eight components carry {share:.1%}", flush=True)


def spread(rng, paths, count):
    return [paths[i] for i in sorted(rng.permutation(len(paths))[:count])]


def finish(network, found, spoilers, out, options, rng, step):
    """Exports the weights, the embedding statistics and the sheets."""
    means, report, shown = {}, {}, {}
    for slot, domains in found.items():
        means[slot], report[slot], shown[slot] = {}, {}, {}
        for domain, paths in domains.items():
            if not paths:
                continue
            some = spread(rng, paths, options.statistics)
            values = codes(network, slot, some)
            means[slot][f"{domain}Mean"] = values.mean(0)
            report[slot][domain] = {
                "canvases": len(paths), "mean": values.mean(0).tolist(), "deviation": values.std(0).tolist(),
                "zero": (values == 0).float().mean(0).tolist()}
            shown[slot][domain] = (some, values)
    metadata = {"format": "mugmoji-face-autoencoder-1", "steps": str(step), "seed": str(options.seed)}
    network.eval()
    save(encoder_tensors(network, means), str(out / "face-autoencoder.safetensors"), metadata)
    save(decoder_tensors(network), str(out / "decoder.safetensors"), metadata)
    for name, tensor_value in encoder_tensors(network, means).items():
        assert torch.isfinite(tensor_value.half()).all(), f"{name} does not fit half precision"
    json.dump(report, open(out / "codes.json", "w"), indent=1)
    draw = lambda pictures, slot: network(tensor(pictures, slot), slot)[0]  # noqa: E731
    sheets.reconstructions(draw, found, spoilers, rng, out / "reconstructions.png")
    sheets.curve(out / "loss.csv", out / "loss.svg")
    sheets.neighbours(shown, rng, out / "neighbours.png")
    for slot, domains in report.items():
        dead = {domain: sum(z > 0.95 for z in value["zero"]) for domain, value in domains.items()}
        print(slot, "dead dimensions", dead, flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--canvases", type=Path, nargs="+", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--start", type=Path, help="a checkpoint.pt to go on from")
    arguments.add_argument("--steps", type=int, default=3000)
    arguments.add_argument("--minutes", type=float, default=1e9, help="end by then, whatever the steps")
    arguments.add_argument("--batch", type=int, default=16, help="canvases a step, all of one slot")
    arguments.add_argument("--rate", type=float, default=4e-4)
    arguments.add_argument("--decorrelate", type=float, default=0.02)
    arguments.add_argument("--statistics", type=int, default=400, help="canvases a slot and domain, for the means")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    found = canvases.find(options.canvases, SLOTS)
    if missing := [slot for slot in SLOTS if not found.get(slot, {}).get("photo")]:
        raise SystemExit(f"no photo canvases for {', '.join(missing)}; draw them into CANVASES/<slot>/photo first")
    found["headwear"]["photo"] = canvases.load(found["headwear"]["photo"], "headwear")[1]  # bare heads are not worth drawing
    spoilers = {slot: canvases.Spoiler(slot, options.seed) for slot in found}
    for slot, domains in found.items():
        print(slot, {domain: len(paths) for domain, paths in domains.items()}, flush=True)
    variance = {slot: float(tensor([canvases.read(path, slot) for path in spread(rng, sum(domains.values(), []), 100)], slot)
                            .var(0).mean()) + 1e-3 for slot, domains in found.items()}
    network = FaceAutoencoder(list(found)).to(memory_format=torch.channels_last)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    else:
        begin(network, found, options.statistics, rng)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=1e-3, betas=(0.9, 0.99))
    losses = open(options.out / "loss.csv", "w")
    curve = csv.writer(losses)
    curve.writerow(["step", "seconds", "slot", "unexplained"])
    begun, order, recent, step = time.time(), [], {}, 0
    while True:
        progress = max(step / options.steps if options.steps else 1, (time.time() - begun) / 60 / options.minutes)
        if progress >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / 60) * (0.02 + 0.49 * (1 + math.cos(math.pi * progress)))
        if not order:
            order = [slot for slot in rng.permutation(list(found))]
        slot = str(order.pop())
        clean = sample(rng, found[slot], slot, options.batch)
        noisy = [spoilers[slot](rng, canvas, rng.uniform(0, 1)) for canvas in clean]
        with torch.autocast("cpu", torch.bfloat16):
            flat = network.flat(tensor(noisy, slot))
        code = network.slots[slot].encode(flat.float())
        with torch.autocast("cpu", torch.bfloat16):
            drawn = network.decode(torch.relu(code), slot)
        unexplained = (drawn.float() - tensor(clean, slot)).square().mean() / variance[slot]
        total = unexplained + options.decorrelate * covariance_penalty(code)
        optimiser.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        recent.setdefault(slot, []).append(float(unexplained.detach()))
        step += 1
        if step % 100 == 0:
            for name, values in sorted(recent.items()):
                curve.writerow([step, round(time.time() - begun), name, f"{np.mean(values):.4f}"])
            print(step, round(time.time() - begun), *(f"{n} {np.mean(v):.3f}" for n, v in sorted(recent.items())),
                  flush=True)
            recent = {}
            torch.save(network.state_dict(), options.out / "checkpoint.pt")
    torch.save(network.state_dict(), options.out / "checkpoint.pt")
    losses.close()
    finish(network, found, spoilers, options.out, options, rng, step)


if __name__ == "__main__":
    main()
