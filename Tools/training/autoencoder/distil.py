"""Teaches a trunk that averages and folds the canvas to give the vectors of trained weights, in closed form.

    python distil.py --canvases CANVASES… --teacher TEACHER.safetensors --out FIT

The first three layers carry the canvas averaged over 4×4 pixels, folded into channels (3 → 3 → 3 → 27, as in `start.py`), so that a cell of
the 8×8 grid sees 9×9×3 averaged pixels. The last layer has two kinds of channels: combinations of a cell's 243 numbers that a bias keeps above
the ReLU's knee, and `--bent` differences of random cells, each with its knee where a random cell lies. Each slot's linear layer is a ridge
regression from all 243 numbers and the bent channels to the teacher's vectors, on parts and photos, clean and spoiled; what the ten layers ask of
the 243 numbers is then carried by `--channels` combinations. FIT receives face-autoencoder.safetensors and distilled.csv.
"""

import argparse
import csv
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors import safe_open
from torch.nn import functional as F

import canvases
from network import SLOTS, FaceAutoencoder, save
from start import COLOURS, FOLDED, fold

CELLS, SEEN, FIRST = 8, 9, 2  # cells on a side; averaged pixels that a cell sees on a side; the first that any sees


class Teacher:
    def __init__(self, path):
        with safe_open(path, "pt") as file:
            self.tensors = {name: file.get_tensor(name).float() for name in file.keys()}
            self.metadata = file.metadata()
        self.network = FaceAutoencoder(slots=[]).eval()
        for index, layer in enumerate(self.network.encoder, 1):
            layer.weight.data, layer.bias.data = (self.tensors[f"encoder.conv{index}.{kind}"] for kind in ("weight", "bias"))
        self.network = self.network.to(memory_format=torch.channels_last)

    @torch.no_grad()
    def __call__(self, pictures, slot):
        """What the student sees of each canvas, N×15552 (cell, then row, column and colour), and the teacher's vectors."""
        seen, vectors = [], []
        weight, bias = (self.tensors[f"slots.{slot}.embed.{kind}"] for kind in ("weight", "bias"))
        for at in range(0, len(pictures), 32):
            stacked = np.stack([canvases.colours(picture, slot) for picture in pictures[at:at + 32]])
            x = torch.from_numpy(stacked).permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
            vectors.append(F.linear(self.network.flat(x), weight, bias))
            average = F.avg_pool2d(x, 4)[:, :, FIRST:FIRST + CELLS * SEEN, FIRST:FIRST + CELLS * SEEN]
            cells = average.unflatten(3, (CELLS, SEEN)).unflatten(2, (CELLS, SEEN))  # N, colour, row of cells, row, column of cells, column
            seen.append(cells.permute(0, 2, 4, 1, 3, 5).flatten(1))
        return torch.cat(seen), torch.cat(vectors)


class Samples:
    """Clean canvases of one folder and side, and spoiled ones."""

    def __init__(self, teacher, spoil, rng, clean, copies, strengths=(0.1, 1.1)):
        spoiled = [spoil(rng, canvas, rng.uniform(*strengths)) for canvas in clean for _ in range(copies)]
        self.clean, self.spoiled = teacher(list(clean), spoil.slot), teacher(spoiled, spoil.slot)


class Bent:
    """Channels that are no linear functions of a cell: max(filter · cell - knee, 0)."""

    def __init__(self, cells, count, rng):
        """`cells`: numbers of many cells, M×243, of which those count that are not flat."""
        lively = cells[cells.var(1) > 1e-3]
        picked = [torch.from_numpy(rng.integers(len(lively), size=count)) for _ in range(3)]
        filters = lively[picked[0]] - lively[picked[1]]
        filters /= filters.norm(dim=1, keepdim=True).clamp(min=1e-3)
        self.filters = filters.half().float()
        self.knees = (self.filters * lively[picked[2]]).sum(1).half().float()

    def __call__(self, seen):
        """N×15552 → the same and the bent channels of its cells, N×(15552 + 64·count)."""
        bent = F.relu(seen.unflatten(1, (CELLS * CELLS, -1)) @ self.filters.T - self.knees)
        return torch.cat([seen, bent.flatten(1)], 1)


def regression(samples, bent, ridge):
    """Weight (N×(15552 + 64·count)) and bias of the ridge regression; every folder and side weighs the same."""
    rows = [torch.cat([part.clean[k], part.spoiled[k]]) for part in samples for k in (0, 1)]
    inputs, targets = bent(torch.cat(rows[0::2])), torch.cat(rows[1::2])
    weights = torch.cat([torch.full((len(part),), 1 / len(part)) for part in rows[0::2]])
    weights = (weights / weights.sum())[:, None]
    mean, goal = (inputs * weights).sum(0), (targets * weights).sum(0)
    root = weights.sqrt()
    inputs.sub_(mean).mul_(root)
    kernel = (inputs @ inputs.T)
    kernel.diagonal().add_(ridge * kernel.trace() / len(kernel))
    dual = torch.cholesky_solve(((targets - goal) * root), torch.linalg.cholesky(kernel))
    weight = (inputs.T @ dual).T.contiguous()
    covariance = inputs[:, :CELLS ** 2 * SEEN ** 2 * COLOURS].unflatten(1, (CELLS * CELLS, -1))
    covariance = torch.einsum("nci,ncj->ij", covariance, covariance) / CELLS ** 2
    return weight, goal - weight @ mean, covariance


def cell_channels(weights, covariance, count):
    """`count` combinations of a cell's numbers (count×243, of length 1), and how each layer reads them."""
    values, vectors = torch.linalg.eigh(covariance.double() + 1e-6 * covariance.trace() / len(covariance) * torch.eye(len(covariance)))
    values = values.clamp(min=1e-9 * float(values.max()))
    root = vectors * values.sqrt()  # what a cell shows is this times numbers of deviation 1
    asked = torch.cat([weight.unflatten(1, (CELLS * CELLS, -1)).flatten(0, 1).double() / weight.norm() for weight in weights])
    _, _, directions = torch.linalg.svd(asked @ root, full_matrices=False)
    directions = directions[:count]
    combinations = directions @ (vectors / values.sqrt()).T
    lengths = combinations.norm(dim=1, keepdim=True)
    read = (root @ directions.T) * lengths.T  # 243×count
    return (combinations / lengths).float(), read.float()


def trunk(combinations, bent):
    """The four layers. The last keeps its combinations above the ReLU's knee by their biases; the bent channels follow them."""
    plain, combinations = len(combinations), torch.cat([combinations, bent.filters])
    count = len(combinations)
    layers = [torch.nn.Conv2d(3, COLOURS, 3), torch.nn.Conv2d(COLOURS, COLOURS, 3), torch.nn.Conv2d(COLOURS, FOLDED, 5), torch.nn.Conv2d(FOLDED, count, 5)]
    with torch.no_grad():
        for layer in layers:
            layer.weight.zero_()
            layer.bias.zero_()
        for layer in layers[:2]:
            for channel in range(COLOURS):
                layer.weight[channel, channel, 1:, 1:] = 0.25
        fold(layers[2], COLOURS, 1)
        # A cell's numbers come by colour, row and column of 9×9; a folded channel is colour, row and column of 3×3.
        kernel = combinations.view(count, COLOURS, 3, 3, 3, 3).permute(0, 1, 3, 5, 2, 4).reshape(count, FOLDED, 3, 3)
        layers[3].weight[:, :, 2:, 2:] = kernel.half().float()
        layers[3].bias[:plain] = (-kernel.half().float().clamp(max=0).sum((1, 2, 3)) + 0.05).half()[:plain].float()
        layers[3].bias[plain:] = -bent.knees
    return layers


def agreement(ours, theirs):
    """Share of the vectors' variance that is explained, and mean and fifth percentile of the cosine, both sides centred."""
    centre = theirs.mean(0)
    explained = 1 - (ours - theirs).square().sum() / (theirs - centre).square().sum()
    cosine = F.cosine_similarity(ours - centre, theirs - centre)
    return float(explained), float(cosine.mean()), float(cosine.quantile(0.05))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--canvases", type=Path, nargs="+", required=True)
    arguments.add_argument("--held-out", type=Path, nargs="*", default=[], help="canvases that the fit is only compared on")
    arguments.add_argument("--teacher", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--channels", type=int, default=64)
    arguments.add_argument("--bent", type=int, default=128)
    arguments.add_argument("--ridge", type=float, default=0.003, help="in shares of the canvases' mean square")
    arguments.add_argument("--samples", type=int, default=1800, help="spoiled canvases a folder and side, about")
    arguments.add_argument("--photos", type=int, default=800, help="photos a slot")
    arguments.add_argument("--slots", nargs="+", default=SLOTS)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    teacher, begun = Teacher(options.teacher), time.time()
    weights, biases, covariances, held = {}, {}, [], {}
    rng, cells = np.random.default_rng(options.seed), []
    for slot in options.slots:
        paths = [path for folder in options.canvases for found in canvases.find([folder], [slot]).get(slot, {}).values() for path in found]
        clean, _ = canvases.load([paths[i] for i in rng.permutation(len(paths))[:60]], slot)
        cells.append(teacher(list(clean), slot)[0].unflatten(1, (CELLS * CELLS, -1)).flatten(0, 1))
    bent = Bent(torch.cat(cells), options.bent, rng)
    for slot in options.slots:
        rng, spoil = np.random.default_rng(options.seed), canvases.Spoiler(slot, options.seed)

        def samples(folder, side, count, **more):
            paths = canvases.find([folder], [slot]).get(slot, {}).get(side, [])
            paths = [paths[i] for i in sorted(rng.permutation(len(paths))[:options.photos])]
            if not paths:
                return None
            clean, _ = canvases.load(paths, slot)
            return Samples(teacher, spoil, rng, clean, max(1, count // len(clean)), **more)

        sides = [s for folder in options.canvases for side in canvases.DOMAINS if (s := samples(folder, side, options.samples))]
        weights[slot], biases[slot], covariance = regression(sides, bent, options.ridge)
        covariances.append(covariance)
        held[slot] = {str(folder): s for folder in [*options.canvases, *options.held_out]
                      for side in canvases.DOMAINS if (s := samples(folder, side, 300, strengths=(0.5, 0.5)))}
        for folder, s in held[slot].items():
            print(slot, folder, *(f"{v:.4f}" for v in agreement(F.linear(bent(s.spoiled[0]), weights[slot], biases[slot]), s.spoiled[1])),
                  f"{time.time() - begun:.0f} s", flush=True)
        torch.save((weights, biases, covariances, held, bent), options.out / "fit.pt")
    export(options, teacher, weights, biases, sum(covariances), held, bent)


def export(options, teacher, weights, biases, covariance, held, bent):
    linear = CELLS ** 2 * SEEN ** 2 * COLOURS
    combinations, read = cell_channels([weight[:, :linear] for weight in weights.values()], covariance, options.channels)
    layers = trunk(combinations, bent)
    kept = torch.cat([combinations.half().float(), bent.filters])
    tensors = {f"encoder.conv{index}.{kind}": getattr(layer, kind) for index, layer in enumerate(layers, 1) for kind in ("weight", "bias")}
    with open(options.out / "distilled.csv", "w") as file:
        table = csv.writer(file)
        table.writerow(["slot", "canvases", "explained", "cosine", "cosine, 5 %"])
        for slot, weight in weights.items():
            plain, curved = (part.unflatten(1, (CELLS * CELLS, -1)) for part in weight.split([linear, weight.shape[1] - linear], 1))
            cells = torch.cat([plain @ read, curved], 2)  # N×64×channels
            flat = cells.transpose(1, 2).flatten(1).half()  # the network's order: channel, row, column
            lifted = layers[3].bias.detach().clone()
            lifted[options.channels:] = 0  # the bent channels' own
            bias = biases[slot] - flat.float() @ lifted.repeat_interleave(CELLS * CELLS)
            tensors |= {f"slots.{slot}.embed.weight": flat, f"slots.{slot}.embed.bias": bias}
            tensors |= {f"slots.{slot}.{mean}": teacher.tensors[f"slots.{slot}.{mean}"] for mean in ("photoMean", "artMean")}
            for folder, s in held[slot].items():
                cells = s.spoiled[0].unflatten(1, (CELLS * CELLS, -1))
                seen = F.relu(cells @ kept.T + layers[3].bias.detach()).transpose(1, 2).flatten(1)
                figures = agreement(F.linear(seen, flat.float(), bias), s.spoiled[1])
                table.writerow([slot, Path(folder).name, *(f"{figure:.4f}" for figure in figures)])
                print(slot, Path(folder).name, *(f"{figure:.4f}" for figure in figures), flush=True)
    assert all(torch.isfinite(tensor.half()).all() for tensor in tensors.values()), "a number does not fit half precision"
    # The slots' biases undo those of the last layer and are large: half precision would be felt.
    save(tensors, str(options.out / "face-autoencoder.safetensors"), teacher.metadata | {"taught": "by the vectors of trained weights"},
         single=[name for name in tensors if name.endswith("embed.bias")])


if __name__ == "__main__":
    main()
