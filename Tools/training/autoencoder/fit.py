"""Fits the default bottlenecks to a trained trunk, in closed form, and exports the weights.

    python fit.py --canvases CANVASES… --checkpoint RUN/checkpoint.pt --out FIT

Canvases of parts and of photos are spoiled again and again as parsing spoils them. Each slot's linear layer 16384 → N is the
linear discriminant of the canvases: the directions in which canvases differ most for what spoiling changes, scaled so that
spoiling changes all alike. FIT receives face-autoencoder.safetensors and recall.csv.
"""

import argparse
import csv
import time
from pathlib import Path

import cv2
import numpy as np
import torch

import canvases
from network import SLOTS, FaceAutoencoder, save, trunk_tensors

STRENGTHS = (0.2, 0.4, 0.6, 0.8, 1.0)


@torch.no_grad()
def features(network, pictures, slot, half=True):
    """The trunk's output, N×16384."""
    result = []
    for at in range(0, len(pictures), 32):
        stacked = np.stack([canvases.colours(picture, slot) for picture in pictures[at:at + 32]])
        x = torch.from_numpy(stacked).permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            result.append(network.flat(x).float())
    return torch.cat(result)


class Domain:
    """Clean canvases of one side (parts or photos) and spoiled ones, as features centred by the clean ones' mean."""

    def __init__(self, network, spoil, rng, clean, copies):
        slot = spoil.slot
        spoiled = [spoil(rng, canvas, rng.uniform(0.1, 1.1)) for canvas in clean for _ in range(copies)]
        self.clean = features(network, clean, slot)
        self.mean = self.clean.mean(0)
        self.clean -= self.mean
        self.spoiled = features(network, spoiled, slot).sub_(self.mean)
        self.count, self.copies = len(clean), copies

    def project(self, basis):
        self.clean, self.spoiled = self.clean @ basis, self.spoiled @ basis

    def total(self):
        """Mean outer product of what tells clean canvases apart."""
        return self.clean.T @ self.clean / self.count

    def within(self):
        """Mean outer product of what spoiling changes."""
        change = self.spoiled - self.clean.repeat_interleave(self.copies, 0)
        return change.T @ change / len(change)


def principal(domains, rank, rng, most=900):
    """An orthonormal basis (16384×rank) of what most of the canvases, clean and spoiled, differ in; both sides weigh the same."""
    rows = []
    for domain in domains:
        some = torch.cat([domain.clean, domain.spoiled])
        some = some[torch.from_numpy(rng.permutation(len(some))[:most])]
        rows.append(some / len(some) ** 0.5)
    rows = torch.cat(rows)
    values, vectors = torch.linalg.eigh((rows @ rows.T).double())
    best = values.argsort(descending=True)[:rank]
    best = best[values[best] > 1e-6 * values.max()]
    return (rows.T.double() @ (vectors[:, best] / values[best].sqrt())).float()


def discriminant(domains, width, ridge):
    """Directions (rank×width) by falling ratio of what tells canvases apart to what spoiling changes, the latter scaled to 1."""
    within = sum(domain.within() for domain in domains).double()
    total = sum(domain.total() for domain in domains).double()
    within += ridge * torch.eye(len(within)) * within.trace() / len(within)
    whiten = torch.linalg.inv(torch.linalg.cholesky(within))
    values, vectors = torch.linalg.eigh(whiten @ total @ whiten.T)
    best = values.argsort(descending=True)[:width]
    directions = whiten.T @ vectors[:, best]
    return (directions / values[best].mean().sqrt()).float()


def recall(embed, clean, spoiled, same):
    """Share of spoiled parts whose nearest clean part by centred cosine is itself, or the same picture."""
    mean = embed(clean).mean(0)
    near = torch.nn.functional.normalize(embed(clean) - mean, dim=1)
    nearest = (torch.nn.functional.normalize(embed(spoiled) - mean, dim=1) @ near.T).argmax(1)
    own = torch.arange(len(clean)).repeat_interleave(len(spoiled) // len(clean))
    return float(same[own, nearest].float().mean())


def fit(network, slot, found, options, rng):
    """The tensors of one slot, and its recall at the five strengths."""
    spoil = canvases.Spoiler(slot, options.seed)
    art, _ = canvases.load(found["art"], slot)
    some = [found["photo"][i] for i in sorted(rng.permutation(len(found["photo"]))[:options.photos])]
    photos, _ = canvases.load(some, slot)
    sides = [Domain(network, spoil, rng, art, options.part_copies), Domain(network, spoil, rng, photos, options.photo_copies)]
    basis = principal(sides, options.rank, rng)
    for side in sides:
        side.project(basis)
    code = discriminant(sides, options.width, options.ridge)
    weight = (basis @ code).T.contiguous()
    bias = -weight @ (sides[0].mean + sides[1].mean) / 2
    tensors = {"embed.weight": weight, "embed.bias": bias, "photoMean": weight @ sides[1].mean + bias,
               "artMean": weight @ sides[0].mean + bias}
    same = torch.from_numpy(np.stack([(art != canvas).mean((1, 2)) < 0.001 for canvas in art]))
    figures = []
    embed = lambda flat: flat @ weight.T.half().float() + bias  # noqa: E731
    flat = features(network, art, slot)
    for strength in STRENGTHS:
        spoiled = [spoil(rng, canvas, strength) for canvas in art for _ in range(options.check_copies)]
        figures.append(recall(embed, flat, features(network, spoiled, slot), same) if spoiled else float("nan"))
    return {f"slots.{slot}.{name}": tensor for name, tensor in tensors.items()}, figures


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--canvases", type=Path, nargs="+", required=True)
    arguments.add_argument("--checkpoint", type=Path, required=True, help="checkpoint.pt of train.py")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--width", type=int, default=24)
    arguments.add_argument("--rank", type=int, default=600, help="principal components that the discriminant is sought in")
    arguments.add_argument("--ridge", type=float, default=0.3, help="added to what spoiling changes, in shares of its mean")
    arguments.add_argument("--photos", type=int, default=500, help="photos a slot")
    arguments.add_argument("--part-copies", type=int, default=60, help="spoiled canvases a part")
    arguments.add_argument("--photo-copies", type=int, default=2, help="spoiled canvases a photo")
    arguments.add_argument("--check-copies", type=int, default=4, help="fresh spoiled canvases a part and strength, for recall.csv")
    arguments.add_argument("--slots", nargs="+", default=SLOTS)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    network = FaceAutoencoder()
    network.load_state_dict(torch.load(options.checkpoint))
    network = network.eval().to(memory_format=torch.channels_last)
    found = canvases.find(options.canvases, options.slots)
    if missing := [slot for slot in options.slots if not all(found.get(slot, {}).get(d) for d in canvases.DOMAINS)]:
        raise SystemExit(f"no canvases of photos, or of parts, for {', '.join(missing)}; draw them first (README.md)")
    tensors, begun = {}, time.time()
    with open(options.out / "recall.csv", "w") as file:
        table = csv.writer(file)
        table.writerow(["slot", "parts", *STRENGTHS])
        for slot, domains in found.items():
            of_slot, figures = fit(network, slot, domains, options, np.random.default_rng(options.seed))
            tensors |= of_slot
            table.writerow([slot, len(domains["art"]), *(f"{figure:.3f}" for figure in figures)])
            print(slot, *(f"{figure:.3f}" for figure in figures), f"{time.time() - begun:.0f} s", flush=True)
    metadata = {"format": "mugmoji-face-autoencoder-1", "bottleneck": "linear", "seed": str(options.seed)}
    save(trunk_tensors(network.encoder, "encoder") | tensors, str(options.out / "face-autoencoder.safetensors"), metadata)
    assert all(torch.isfinite(tensor.half()).all() for tensor in tensors.values()), "a number does not fit half precision"


if __name__ == "__main__":
    main()
