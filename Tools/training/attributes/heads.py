"""Trains the heads anew on what the trained branch gives, and writes the weights that the program reads.

    python heads.py --training ../shared/training --crops crops.npz --parser Sources/FaceParsing/Resources/face-parser.safetensors \
        --run RUN --output Sources/FaceParsing/Resources/face-attributes.safetensors

`train.py` tunes the branch, for which every sample costs milliseconds; heads need many more passes, for which what the branch gives of
`--versions` spoiled versions of each photo is kept in `RUN`. In the weights that are written the photos that `train.py` held out are
trained on too; `RUN/folds.npz` keeps what heads say of each photo that were trained without it, for `limits.py`.
"""

import argparse
import csv
import pathlib
import sys

import numpy as np
import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent), str(HERE.parent / "parser")]
from export import load  # noqa: E402
from reader import ATTRIBUTES, REACH, AttributeNet, Top  # noqa: E402
from train import WINDOW, Parser, Samples, Wear, export, importance, loss_of, read_labels, report, seen, soft_targets  # noqa: E402

BATCH, EPOCHS, RATE = 128, 70, 3e-3
BALANCE = {"hair_length": 0.25, "bangs": 0.2, "hair_texture": 0.25, "hair_color": 0.3, "facial_hair": 0.4, "mouth": 0.4, "headwear": 0.4,
           "skin": 0.35, "glasses": 0.3, "eyes": 0.3, "iris": 0.3, "lips": 0.3, "earrings": 0.3, "age": 0.3, "hair_up": 0.3, "clothes": 0.3}


@torch.no_grad()
def measured(net, parse, crops, photo, rows, versions, seed, wear):
    """Pooled values and measures of photos, as they are or spoiled: rows, values, whether grey, what is drawn and its value."""
    kept, values, greys, drawn = [], [], [], []
    for version in range(versions + 1 if versions else 1):
        samples = Samples(crops, photo, rows, seed + version, wear)
        for start in range(0, len(rows), 32):
            part = range(start, min(start + 32, len(rows)))
            if version == 0:
                batch = torch.from_numpy(crops[rows[list(part)]][:, *WINDOW]), torch.from_numpy(photo[rows[list(part)]][:, *WINDOW])
                grey, wearing = [False] * len(part), [("", -1)] * len(part)
            else:
                items = [samples[i] for i in part]
                batch = torch.stack([item[1] for item in items]), torch.stack([item[2] for item in items])
                grey, wearing = [item[3] for item in items], [item[4:] for item in items]
            features, cells, measures = parse(*batch, fast=version > 0)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=version > 0):
                pooled = net.pool(features, cells)
            values.append(torch.cat([pooled.float(), measures], 1).numpy().astype(np.float32))
            kept += list(rows[list(part)])
            greys += grey
            drawn += wearing
        print(f"version {version}", flush=True)
    what, value = zip(*drawn)
    return np.array(kept), np.concatenate(values), np.array(greys), np.array(what), np.array(value)


def train(inputs, targets, rows, pooled, known, seed, epochs=EPOCHS):
    """`targets` are those of each input; `rows` says of which photo it is; `known` which inputs are trained on."""
    torch.manual_seed(seed)
    net, known = Top(inputs.shape[1], pooled), np.where(known)[0]
    weights = {name: importance(targets[name][known], BALANCE[name]) for name in ATTRIBUTES}
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.02)
    photos = len(np.unique(rows[known]))
    steps = epochs * (photos // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(steps):
        batch = torch.from_numpy(known[torch.randint(len(known), (BATCH,)).numpy()])
        scores = net(inputs[batch])
        loss = 0
        for name in ATTRIBUTES:
            loss = loss + loss_of(scores[name], targets[name][batch], weights[name])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return net.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--traits", type=pathlib.Path, default=HERE.parent / "labels" / "traits.csv")
    parser.add_argument("--second", type=pathlib.Path, default=HERE.parent / "labels" / "attributes-second-reading.csv")
    parser.add_argument("--data", type=pathlib.Path, help="folder of the parser's training, to draw beards and headwear")
    parser.add_argument("--crops", type=pathlib.Path, required=True)
    parser.add_argument("--parser", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True, help="where train.py kept its checkpoint")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--versions", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    labels, splits = read_labels(options.training, options.traits)
    archive = np.load(options.crops)
    files, crops, photo = archive["files"], archive["crops"], archive["photo"]
    wanted = {name: torch.tensor([labels[file][name] for file in files]) for name in ATTRIBUTES}
    targets = soft_targets(labels, options.second, files)
    split = np.array([splits[file] for file in files])
    net = AttributeNet(load(options.parser))
    net.load_state_dict(torch.load(options.run / "last.pt", weights_only=False)["average"])
    net.eval()
    cache = options.run / "measured.npz"
    if not cache.is_file():
        parse = Parser(options.parser)
        wear = Wear(options.data, list(csv.DictReader(open(options.training / "faces.csv", newline=""))), files) if options.data else None
        tables = [measured(net, parse, crops, photo, np.where(split == name)[0], versions, 100, wear)
                  for name, versions in (("val", 0), ("train", options.versions))]
        np.savez(cache, **{key: np.concatenate(parts) for key, parts in zip(("rows", "values", "greys", "what", "value"), zip(*tables))})
    table = np.load(cache)
    rows, values, greys, what, drawn = (table[key] for key in ("rows", "values", "greys", "what", "value"))
    targets = {name: seen(name, targets[name][rows], torch.from_numpy(greys), what, drawn) for name in ATTRIBUTES}
    pooled = net.top.colors.start
    training = split[rows] == "train"
    # The first of each photo's inputs is the photo as it is.
    plain = np.zeros(len(rows), bool)
    plain[np.unique(rows, return_index=True)[1]] = True
    mean, scale = np.nanmean(values[training], 0), 1 / (np.nanstd(values[training], 0) + 1e-3)
    inputs = torch.from_numpy(np.nan_to_num((values - mean) * scale).clip(-REACH, REACH).astype(np.float32))
    fold = np.random.default_rng(1).permutation(len(files)) % 4

    def answers(heads, chosen):
        with torch.no_grad():
            return {name: scores.softmax(1) for name, scores in heads(inputs[chosen]).items()}

    def save(name, chosen, found):
        np.savez(options.run / f"{name}.npz", files=files[rows[chosen]], **{key: value.numpy() for key, value in found.items()})

    # What heads say of photos they were not trained on: the limits are chosen on these.
    found = {name: torch.zeros(len(rows), len(classes)) for name, classes in ATTRIBUTES.items()}
    for index in range(4):
        heads = train(inputs, targets, rows, pooled, training & (fold[rows] != index), index)
        chosen = np.where(training & plain & (fold[rows] == index))[0]
        for name, value in answers(heads, chosen).items():
            found[name][chosen] = value
    chosen = np.where(training & plain)[0]
    report("folds", {name: wanted[name][rows[chosen]] for name in ATTRIBUTES}, {name: found[name][chosen].argmax(1) for name in ATTRIBUTES})
    save("folds", chosen, {name: found[name][chosen] for name in ATTRIBUTES})
    heads = train(inputs, targets, rows, pooled, training, 9)
    chosen = np.where(~training & plain)[0]
    result = answers(heads, chosen)
    report("val", {name: wanted[name][rows[chosen]] for name in ATTRIBUTES}, {name: value.argmax(1) for name, value in result.items()})
    save("val", chosen, result)
    export(net, options.output, top=heads.state_dict(), mean=mean, scale=scale)


if __name__ == "__main__":
    main()
