"""Trains the network that reads a face's attributes.

    python train.py --training ../shared/training --crops crops.npz --parser Sources/FaceParsing/Resources/face-parser.safetensors \
        --run RUN --output Sources/FaceParsing/Resources/face-attributes.safetensors [--data DATA] [--start OTHER/last.pt]

Labels are those of faces.csv with the second reading, and of `Tools/training/labels/traits.csv`. The parser stays as it is; the branch of
its encoder is trained with the heads. Every photo is seen anew in each epoch: moved, mirrored, cut off, in other light, grey, blurred;
with `--data` (the folder of ../parser, relabelled) beards and headwear are drawn onto some. One eighth of `train` is held out: `RUN/held-out.npz` keeps what the network says of it, for `limits.py`. `val` is only measured. Seeded.
"""

import argparse
import copy
import csv
import pathlib
import sys
import time
import zlib

import cv2
import numpy as np
import torch
from safetensors.numpy import save_file
from torch.nn import functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent), str(HERE.parent / "parser")]
import camera  # noqa: E402
import coverings  # noqa: E402
import whiskers  # noqa: E402
from atlas import FACIAL_HAIR, HEADWEAR  # noqa: E402
from reader import ATTRIBUTES, CELLS, SHARED_BLOCKS, SIDE, AttributeNet, colors, shares  # noqa: E402
from crops import CANVAS, MARGIN  # noqa: E402
from dataset import CANVAS as DRAWN_CANVAS, Cache  # noqa: E402
from export import load  # noqa: E402

WINDOW = np.s_[MARGIN:MARGIN + SIDE, MARGIN:MARGIN + SIDE]
# How much more a rare value counts: 0 as often as it is, 1 as much as a frequent one.
BALANCE = {"hair_length": 0.3, "bangs": 0.2, "hair_texture": 0.3, "hair_color": 0.3, "facial_hair": 0.45, "mouth": 0.4, "headwear": 0.4,
           "skin": 0.4, "glasses": 0.3, "eyes": 0.3, "iris": 0.3, "lips": 0.3, "earrings": 0.3, "age": 0.3, "hair_up": 0.3, "clothes": 0.3}
# What a grey photo does not show.
COLOURED = ("iris", "lips", "hair_color")
# What is drawn, and which value it is then; how often.
DRAWN_BEARDS = {"moustache": "moustache", "goatee": "goatee", "circle": "goatee", "beard": "beard"}
DRAWN_HEADWEAR = {"scarf": "hijab", "hood": "hood", "dome": "beanie", "brim": "brim"}
BEARDS, COVERINGS = 0.07, 0.06
# What nobody can tell once it is drawn.
HIDDEN_BY = {"facial_hair": ("lips",),
             "headwear": ("hair_length", "bangs", "hair_color", "hair_texture", "hair_up", "earrings", "clothes")}
SMOOTHING = 0.04


def read_labels(training, traits):
    """File → attribute → class or -1, and file → split."""
    with open(traits, newline="") as file:
        seen = {row["file"]: row for row in csv.DictReader(file)}
    labels, splits = {}, {}
    for row in csv.DictReader(open(training / "faces.csv", newline="")):
        if row["usable"] != "y":
            continue
        own = {**row, **{name: seen[row["file"]][name] for name in ("iris", "lips", "earrings", "age", "hair_up", "clothes")
                         if row["file"] in seen}}
        kind = seen.get(row["file"], {}).get("headwear", "" if row["headwear"] != "none" else "none")
        # The two readings of what is worn must agree that there is something.
        own["headwear"] = kind if (kind == "none") == (row["headwear"] == "none") else ""
        if row["hair_length"] == "hidden":
            own |= {"hair_length": "", "bangs": "", "hair_color": "", "hair_texture": "", "hair_up": ""}
        labels[row["file"]] = {name: classes.index(own[name]) if own.get(name) in classes else -1
                               for name, classes in ATTRIBUTES.items()}
        splits[row["file"]] = row["split"]
    return labels, splits


def soft_targets(labels, second, files):
    """For each attribute files×classes: how the readings of a photo vote, adding up to 1; nothing where nobody could tell."""
    with open(second, newline="") as file:
        again = {row["file"]: row for row in csv.DictReader(file)}
    targets = {}
    for name, classes in ATTRIBUTES.items():
        votes = np.zeros((len(files), len(classes)), np.float32)
        for row, file in enumerate(files):
            if labels[file][name] < 0:
                continue
            votes[row, labels[file][name]] = 1
            values = [value for value in again.get(file, {}).get(name, "").split("/") if value in classes]
            for value, vote in zip(values, (1.0,) if len(values) == 1 else (0.65, 0.35)):
                votes[row, classes.index(value)] += vote
        targets[name] = torch.from_numpy(votes / np.maximum(votes.sum(1, keepdims=True), 1))
    return targets


def seen(name, targets, grey, drawn, values):
    """Targets of samples as they are once a photo is grey, or something is drawn onto it."""
    targets = targets.clone()
    if name in COLOURED:
        targets[grey] = 0
    for sample, what in enumerate(drawn):
        if what == name:
            targets[sample] = 0
            targets[sample, values[sample]] = 1
        elif name in HIDDEN_BY.get(what, ()):
            targets[sample] = 0
    return targets


def loss_of(scores, targets, weights):
    """Weighted cross entropy against shares of votes; a row of zeros counts for nothing."""
    known = targets.sum(1) > 0
    if not known.any():
        return 0
    return F.cross_entropy(scores[known].float(), targets[known], weights, label_smoothing=SMOOTHING)


class Wear:
    """Draws beards and headwear onto photos of the parser's training data."""

    def __init__(self, data, rows, files):
        self.cache = Cache(data, rows, "train", "relabels")
        index = {row["file"]: n for n, row in enumerate(self.cache.rows)}
        self.of_row = {row: index[file] for row, file in enumerate(files) if file in index}

    def draw(self, rng, row):
        """Canvas, where the photo is, and (attribute, value) of what was drawn; `None` where nothing was."""
        index = self.of_row.get(row)
        if index is None:
            return None
        facts, crop, label = self.cache.rows[index], self.cache.crops[index], self.cache.labels[index]
        chance = rng.random()
        if facts["yaw"] == "profile" or chance > BEARDS + COVERINGS:
            return None
        if chance < BEARDS and facts["facial_hair"] == "none":
            kind, what, value, seen = rng.choice(list(DRAWN_BEARDS)), "facial_hair", DRAWN_BEARDS, FACIAL_HAIR
            drawn, labels = whiskers.draw(rng, crop, label, self.cache.points[index], kind)
        elif chance >= BEARDS and facts["headwear"] == "none":
            kind, what, value, seen = rng.choice(list(DRAWN_HEADWEAR)), "headwear", DRAWN_HEADWEAR, HEADWEAR
            drawn, labels = coverings.draw(rng, crop, label, self.cache.points[index], kind)
        else:
            return None
        if (labels == seen).sum() < 80:
            return None
        edge = (DRAWN_CANVAS - CANVAS) // 2
        window = np.s_[edge:edge + CANVAS, edge:edge + CANVAS]
        return drawn[window], what, ATTRIBUTES[what].index(value[kind])


def spoiled(rng, crop, photo):
    """A canvas as the locator might have aligned it and another camera taken it; crop, photo, and whether it is grey."""
    middle = CANVAS / 2
    matrix = cv2.getRotationMatrix2D((middle, middle), rng.normal(0, 3), np.exp(rng.normal(0, 0.045)))
    matrix[:, 2] += rng.normal(0, 3, 2) - MARGIN
    crop = cv2.warpAffine(crop, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    photo = cv2.warpAffine(photo, matrix, (SIDE, SIDE), flags=cv2.INTER_NEAREST)
    if rng.random() < 0.5:
        crop, photo = crop[:, ::-1].copy(), photo[:, ::-1].copy()
    if rng.random() < 0.2:
        edge = rng.integers(200, SIDE)
        crop[edge:], photo[edge:] = crop[edge - 1], 0
    if rng.random() < 0.1:
        edge = rng.integers(5, 50)
        crop[:edge], photo[:edge] = crop[edge], 0
    table = np.repeat(np.linspace(0, 1, 256)[:, None], 3, 1)
    if rng.random() < 0.6:
        table = table ** np.exp(rng.normal(0, 0.2))
    if rng.random() < 0.5:
        table = table * np.exp(rng.normal(0, 0.04 if rng.random() < 0.85 else 0.12, 3))
    if rng.random() < 0.4:
        table = (table - 0.5) * np.exp(rng.normal(0, 0.15)) + 0.5 + rng.normal(0, 0.05)
    crop = cv2.LUT(crop, (table.clip(0, 1) * 255).astype(np.uint8)[None])
    if rng.random() < 0.2:
        crop = camera.light(rng, crop, photo)
    grey = rng.random() < 0.07
    if grey or rng.random() < 0.2:
        plain = cv2.cvtColor(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        amount = 0 if grey else rng.uniform(0.6, 1.3)
        crop = cv2.addWeighted(crop, amount, plain, 1 - amount, 0)
    if rng.random() < 0.25:
        crop = cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.4, 1.4))
    if rng.random() < 0.15:
        small = int(SIDE * rng.uniform(0.35, 0.8))
        crop = cv2.resize(cv2.resize(crop, (small, small), interpolation=cv2.INTER_AREA), (SIDE, SIDE))
    if rng.random() < 0.2:
        noise = np.empty(crop.shape, np.int16)
        cv2.setRNGSeed(int(rng.integers(1 << 30)))
        cv2.randn(noise, 0, rng.uniform(1, 9))
        crop = cv2.add(crop, noise, dtype=cv2.CV_8U)
    if rng.random() < 0.2:
        crop = cv2.imdecode(cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(35, 85))])[1], cv2.IMREAD_COLOR)
    return crop, photo, grey


class Samples(torch.utils.data.Dataset):
    def __init__(self, crops, photo, rows, seed, wear=None):
        self.crops, self.photo, self.rows, self.seed, self.wear = crops, photo, rows, seed, wear

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, n):
        cv2.setNumThreads(1)
        row, rng = self.rows[n], np.random.default_rng((self.seed, n))
        drawn = self.wear.draw(rng, row) if self.wear else None
        crop, what, value = drawn or (self.crops[row], "", -1)
        crop, photo, grey = spoiled(rng, crop, self.photo[row])
        return row, torch.from_numpy(crop), torch.from_numpy(photo), grey, what, value


class Parser:
    """The parser as it is: labels, what the branch starts from, and the measures."""

    def __init__(self, weights):
        self.net = load(weights).eval().to(memory_format=torch.channels_last)
        self.shared = None
        self.net.encoder[SHARED_BLOCKS - 1].register_forward_hook(lambda module, inputs, output: setattr(self, "shared", output))

    @torch.no_grad()
    def __call__(self, crops, photo, fast=True):
        """B×256×256×3 BGR bytes → features, B×16×32×32 label shares, B×measures."""
        x = crops.flip(3).permute(0, 3, 1, 2).float() / 127.5 - 1
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
            labels = self.net(x.contiguous(memory_format=torch.channels_last)).argmax(1).byte() * photo
        cells = F.avg_pool2d(F.one_hot(labels.long(), 16).permute(0, 3, 1, 2).float(), SIDE // CELLS)
        measures = []
        for label, crop in zip(labels.numpy(), crops.numpy()):
            measures.append([*colors(crop[..., ::-1], label), *shares(label)])
        return self.shared.float(), cells, torch.tensor(np.array(measures, np.float32))


def importance(votes, balance):
    counts = votes.sum(0).numpy().astype(float)
    weights = (counts.sum() / max((counts > 0).sum(), 1) / np.maximum(counts, 1)) ** balance
    return torch.tensor(weights * counts.sum() / (weights * counts).sum(), dtype=torch.float32)


def report(title, wanted, found):
    for name, classes in ATTRIBUTES.items():
        known = wanted[name] >= 0
        hit = (abs(wanted[name] - found[name]) <= 1) if name == "skin" else wanted[name] == found[name]
        recalls = {c: round(float(hit[wanted[name] == i].float().mean()), 2) for i, c in enumerate(classes) if (wanted[name] == i).any()}
        print(f"{title} {name:12} {hit[known].float().mean():.3f}  balanced {np.mean(list(recalls.values())):.3f}  {recalls}", flush=True)


@torch.no_grad()
def predict(net, inputs):
    net.eval()
    answers = [net(*(part[start:start + 64] for part in inputs)) for start in range(0, len(inputs[0]), 64)]
    return {name: torch.cat([answer[name] for answer in answers]) for name in ATTRIBUTES}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", type=pathlib.Path, required=True)
    parser.add_argument("--traits", type=pathlib.Path, default=HERE.parent / "labels" / "traits.csv")
    parser.add_argument("--second", type=pathlib.Path, default=HERE.parent / "labels" / "attributes-second-reading.csv")
    parser.add_argument("--data", type=pathlib.Path, help="folder of the parser's training, to draw beards and headwear")
    parser.add_argument("--start", type=pathlib.Path, help="checkpoint whose branch to start from")
    parser.add_argument("--crops", type=pathlib.Path, required=True)
    parser.add_argument("--parser", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not (options.training / "faces.csv").is_file():
        sys.exit(f"{options.training}: no faces.csv there. Give --training the folder that holds faces.csv and images/.")
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.run.mkdir(parents=True, exist_ok=True)
    labels, splits = read_labels(options.training, options.traits)
    archive = np.load(options.crops)
    files, crops, photo = archive["files"], archive["crops"], archive["photo"]
    wanted = {name: torch.tensor([labels[file][name] for file in files]) for name in ATTRIBUTES}
    targets = soft_targets(labels, options.second, files)
    held_out = np.array([zlib.crc32(file.encode()) % 8 == 0 for file in files])
    split = np.array([splits[file] for file in files])
    groups = {"train": np.where((split == "train") & ~held_out)[0], "held-out": np.where((split == "train") & held_out)[0],
              "val": np.where(split == "val")[0]}
    parse = Parser(options.parser)

    def plain(rows):
        """The photos as they are."""
        parts = [parse(torch.from_numpy(crops[rows[i:i + 32]][:, *WINDOW]), torch.from_numpy(photo[rows[i:i + 32]][:, *WINDOW]), fast=False)
                 for i in range(0, len(rows), 32)]
        return [torch.cat(part) for part in zip(*parts)]

    tests = {name: plain(groups[name]) for name in ("held-out", "val")}
    net = AttributeNet(load(options.parser))
    if options.start:
        earlier = torch.load(options.start, weights_only=False)["average"]
        net.load_state_dict({name: value for name, value in earlier.items() if name.startswith(("branch.", "norm."))}, strict=False)
    wear = Wear(options.data, list(csv.DictReader(open(options.training / "faces.csv", newline=""))), files) if options.data else None
    known = torch.cat([test[2] for test in (tests["held-out"], plain(groups["train"][::4]))]).numpy()
    net.mean.copy_(torch.from_numpy(np.nanmean(known, 0)))
    net.scale.copy_(torch.from_numpy(1 / (np.nanstd(known, 0) + 1e-3)))
    weights = {name: importance(targets[name][groups["train"]], BALANCE[name]) for name in ATTRIBUTES}
    # Portraits by the government are many and alike; rare things are met more often.
    chance = np.ones(len(groups["train"]))
    for name in ("facial_hair", "headwear", "mouth", "hair_texture", "hair_length", "lips", "earrings", "hair_up"):
        classes = wanted[name][groups["train"]].numpy()
        counts = np.bincount(classes + 1, minlength=len(ATTRIBUTES[name]) + 1)
        rare = (counts.max() / np.maximum(counts, 30)) ** 0.15
        rare[0] = 1
        chance *= rare[classes + 1]
    branch = list(net.branch.parameters())
    heads = [p for name, p in net.named_parameters() if not name.startswith("branch")]
    optimizer = torch.optim.AdamW([{"params": branch, "lr": options.rate * 0.5, "weight_decay": 0.02},
                                   {"params": heads, "lr": options.rate * 2, "weight_decay": 0.02}])
    steps = len(groups["train"]) // options.batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [options.rate * 0.5, options.rate * 2],
                                                   total_steps=steps * options.epochs + 1, pct_start=0.15, final_div_factor=100)
    average, first = copy.deepcopy(net), 0
    if (options.run / "last.pt").is_file():
        state = torch.load(options.run / "last.pt", weights_only=False)
        for module, key in ((net, "net"), (average, "average"), (optimizer, "optimizer"), (schedule, "schedule")):
            module.load_state_dict(state[key])
        first = state["epoch"] + 1
    for epoch in range(first, options.epochs):
        begin, total = time.time(), 0.0
        rows = np.random.default_rng((options.seed, epoch)).choice(groups["train"], len(groups["train"]), p=chance / chance.sum())
        loader = torch.utils.data.DataLoader(Samples(crops, photo, rows, 1000 * options.seed + epoch, wear), options.batch, num_workers=2,
                                             drop_last=True, prefetch_factor=2)
        net.train()
        for rows, batch, inside, grey, drawn, values in loader:
            features, cells, measures = parse(batch, inside)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = net(features, cells, measures)
            loss = 0
            for name in ATTRIBUTES:
                loss = loss + loss_of(scores[name], seen(name, targets[name][rows], grey, drawn, values), weights[name])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            keep = min(0.995, (1 + schedule.last_epoch) / (10 + schedule.last_epoch))
            with torch.no_grad():
                for a, b in zip(average.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)
        print(f"epoch {epoch} loss {total / steps:.3f} {time.time() - begin:.0f} s", flush=True)
        torch.save({"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(), "epoch": epoch}, options.run / "last.pt")
        if epoch % 4 == 3 or epoch + 1 == options.epochs:
            for name in tests:
                scores = predict(average, tests[name])
                truth = {key: wanted[key][groups[name]] for key in ATTRIBUTES}
                report(name, truth, {key: value.argmax(1) for key, value in scores.items()})
                np.savez(options.run / f"{name}.npz", files=files[groups[name]],
                         **{key: value.softmax(1).numpy() for key, value in scores.items()})
            export(average, options.output)


def export(net, path, top=None, mean=None, scale=None):
    """The weights as the program reads them; hidden layers and heads, mean and scale may be others than the network's own."""
    state = {name.removeprefix("top."): tensor for name, tensor in net.state_dict().items() if "num_batches" not in name}
    pooled_mean, variance = state.pop("norm.running_mean"), state.pop("norm.running_var")
    state["mean"] = torch.cat([pooled_mean, state["mean"]]) if mean is None else torch.from_numpy(mean)
    state["scale"] = torch.cat([(variance + net.norm.eps).rsqrt(), state["scale"]]) if scale is None else torch.from_numpy(scale)
    state |= top or {}
    # Named as in the parser: without the folded normalisation's inner name.
    save_file({name.replace(".conv.", "."): tensor.float().numpy() if name in ("mean", "scale") else tensor.half().numpy()
               for name, tensor in state.items()}, path)


if __name__ == "__main__":
    main()
