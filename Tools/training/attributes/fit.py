"""Trains the network that reads a face's attributes from the measures of measure.py.

    python fit.py --training ../shared/training --measures measures.npz --output Sources/FaceParsing/Resources/face-attributes.safetensors

One hidden layer, one softmax an attribute, rows with `split` = `train` only. Printed are agreement and balanced recall of five-fold
cross-validation on `train` (`--folds 0` leaves it out), then of the shipped network on `val`. Seeded; a few minutes on one core.
"""

import argparse
import csv
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional as F

# In the order of `AttributeReading.classes`.
ATTRIBUTES = {
    "hair_length": ["bald", "buzz", "short", "medium", "long"], "bangs": ["n", "y"],
    "hair_texture": ["straight", "wavy", "curly", "coily"], "hair_color": ["black", "brown", "blond", "red", "grey", "dyed"],
    "facial_hair": ["none", "stubble", "moustache", "goatee", "beard"], "mouth": ["closed", "smile", "teeth", "open"],
    "headwear": ["none", "hat", "scarf", "other"], "skin": ["1", "2", "3", "4", "5"],
}
HIDDEN, REACH, BATCH, EPOCHS = 160, 6, 128, 60
# How much more a rare value counts: 0 as often as it is, 1 as much as a frequent one.
BALANCE = {"hair_length": 0.2, "bangs": 0.2, "hair_texture": 0.2, "hair_color": 0.3, "facial_hair": 0.35, "mouth": 0.35, "headwear": 0.5,
           "skin": 0.2}


class Network(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, HIDDEN)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(classes)) for name, classes in ATTRIBUTES.items()})

    def forward(self, x):
        x = F.dropout(x, 0.2, self.training)
        x = F.dropout(F.relu(self.hidden(x)), 0.5, self.training)
        return {name: head(x) for name, head in self.heads.items()}


def importance(wanted, balance):
    """A weight for each value of an attribute."""
    counts = np.bincount(wanted[wanted >= 0])
    weights = (counts.sum() / len(counts) / np.maximum(counts, 1)) ** balance
    return torch.tensor(weights * counts.sum() / (weights * counts).sum(), dtype=torch.float32)


def train(inputs, wanted, rows, seed=1):
    """`inputs` is photos × versions × measures; the classes wanted are -1 where there are none."""
    torch.manual_seed(seed)
    network, rows = Network(inputs.shape[2]), torch.from_numpy(rows)
    weights = {name: importance(wanted[name][rows].numpy(), BALANCE[name]) for name in ATTRIBUTES}
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=0.01)
    steps = EPOCHS * (len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps)
    for _ in range(steps):
        batch = rows[torch.randint(len(rows), (BATCH,))]
        scores = network(inputs[batch, torch.randint(inputs.shape[1], (BATCH,))])
        loss = sum(F.cross_entropy(scores[name], wanted[name][batch], weights[name], ignore_index=-1) for name in ATTRIBUTES)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return network.eval()


def report(title, wanted, found):
    for name, classes in ATTRIBUTES.items():
        known = wanted[name] >= 0
        hit = (abs(wanted[name] - found[name]) <= 1) if name == "skin" else wanted[name] == found[name]
        recalls = {c: round(float(hit[wanted[name] == i].float().mean()), 2) for i, c in enumerate(classes) if (wanted[name] == i).any()}
        print(f"{title} {name:12} {hit[known].float().mean():.3f}  balanced {np.mean(list(recalls.values())):.3f}  {recalls}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--measures", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(1)
    measured = np.load(options.measures)
    with open(options.training / "faces.csv", newline="") as file:
        table = {row["file"]: row for row in csv.DictReader(file)}

    def load(split):
        """Files, photos × versions × measures, and the classes wanted."""
        chosen = measured["splits"] == split
        files = measured["files"][chosen]
        names = list(dict.fromkeys(files))
        values = measured["values"][chosen].reshape(len(names), -1, measured["values"].shape[1])
        rows = [table[name] for name in names]
        wanted = {}
        for name, classes in ATTRIBUTES.items():
            hidden = [name.startswith(("hair", "bangs")) and row["hair_length"] == "hidden" for row in rows]
            wanted[name] = torch.tensor([-1 if h or row[name] not in classes else classes.index(row[name]) for h, row in zip(hidden, rows)])
        return values, wanted

    values, wanted = load("train")
    mean, scale = np.nanmean(values[:, 0], 0), 1 / (np.nanstd(values[:, 0], 0) + 1e-6)

    def standardised(values):
        return torch.from_numpy(np.nan_to_num((values - mean) * scale).clip(-REACH, REACH).astype(np.float32))

    inputs = standardised(values)
    if options.folds > 1:
        fold = np.random.default_rng(1).permutation(len(inputs)) % options.folds
        found = {name: torch.zeros(len(inputs), dtype=torch.long) for name in ATTRIBUTES}
        for index in range(options.folds):
            network = train(inputs, wanted, np.where(fold != index)[0])
            with torch.no_grad():
                for name, scores in network(inputs[fold == index, 0]).items():
                    found[name][fold == index] = scores.argmax(1)
        report("folds", wanted, found)
    network = train(inputs, wanted, np.arange(len(inputs)))
    values, wanted = load("val")
    with torch.no_grad():
        report("val", wanted, {name: scores.argmax(1) for name, scores in network(standardised(values[:, :1])[:, 0]).items()})
    tensors = {"mean": mean.astype(np.float32), "scale": scale.astype(np.float32)}
    tensors |= {name: tensor.half().numpy() for name, tensor in network.state_dict().items()}
    save_file(tensors, options.output)


if __name__ == "__main__":
    main()
