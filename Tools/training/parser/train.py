"""Trains the face parser.

    python train.py --training ../shared/training --data DATA --output RUN --size 160 --epochs 18
    python train.py --training ../shared/training --data DATA --output RUN2 --size 256 --epochs 8 --start RUN/best.pt

needs the landmarks and labels in DATA. Writes RUN/last.pt every epoch (resumed from where it exists), RUN/best.pt by
mean F1 on the `val` split (the recipe's own labels), and RUN/log.txt.
"""

import argparse
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

from atlas import BROW, EAR, EYE, FACIAL_HAIR, GLASSES, HEADWEAR, IRIS, LABELS, LIP, MOUTH, TEETH
from dataset import Cache, Samples, plain
from landmarks import training_folder
from network import FaceParserNet

# Near to equal: heavier weights on small classes draw them too large, which the masks that people made show at once.
WEIGHTS = torch.tensor([0.8, 0.9, 1.0, 1.2, 1.4, 1.4, 1.2, 1.5, 1.0, 1.0, 1.2, 1.3, 1.1, 0.9, 0.8, 1.5])
SMALL = [BROW, EYE, IRIS, LIP, MOUTH, FACIAL_HAIR, HEADWEAR, GLASSES, EAR, TEETH]


def loss_of(logits, label):
    """Weighted cross entropy and a Dice term for the small classes; `logits` are half the label's size.

    Every logit answers for four label pixels: cheaper than upsampling, and a border within the four still counts.
    """
    log_probability = logits.log_softmax(1)
    quarters = [label[:, y::2, x::2] for y in (0, 1) for x in (0, 1)]
    cross_entropy = sum(F.nll_loss(log_probability, q, WEIGHTS, ignore_index=255) for q in quarters) / 4
    known = torch.stack([q != 255 for q in quarters]).float().mean(0)
    small = torch.tensor(SMALL)
    wanted = sum((q[:, None] == small[None, :, None, None]).float() for q in quarters) / 4
    found = log_probability[:, small].exp() * known[:, None]
    overlap = 2 * (found * wanted).sum((0, 2, 3)) + 1
    dice = 1 - overlap / (found.square().sum((0, 2, 3)) + wanted.square().sum((0, 2, 3)) + 1)
    return cross_entropy + 0.25 * dice[wanted.sum((0, 2, 3)) > 8].sum() / len(SMALL)


class Counts:
    """True positives, false positives and false negatives of every class, over the pixels whose label is known."""

    def __init__(self):
        self.table = np.zeros((16, 16), np.int64)

    def add(self, predicted, label):
        known = label != 255
        self.table += np.bincount(label[known].astype(np.int64) * 16 + predicted[known], minlength=256).reshape(16, 16)

    def f1(self):
        right = np.diag(self.table)
        return 2 * right / np.maximum(self.table.sum(0) + self.table.sum(1), 1)


@torch.no_grad()
def validate(net, cache, size):
    net.eval()
    counts = Counts()
    for start in range(0, len(cache.rows), 16):
        pictures, labels = zip(*(plain(cache, i, size) for i in range(start, min(start + 16, len(cache.rows)))))
        batch = torch.stack(pictures).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            predicted = net(batch).argmax(1)
        counts.add(predicted.numpy(), torch.stack(labels).numpy())
    return counts.f1()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    check = training_folder(parser)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--labels", default="labels", help="folder of label maps inside DATA")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--start", type=pathlib.Path, help="checkpoint to start from")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--samples", type=int, default=3072, help="samples an epoch")
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=4e-3, help="peak learning rate")
    parser.add_argument("--warm-up", type=float, default=0.15, help="share of the steps that raise the rate")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = check(options.training)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.output.mkdir(parents=True, exist_ok=True)
    train, val = (Cache(options.data, rows, split, options.labels) for split in ("train", "val"))
    net = FaceParserNet().to(memory_format=torch.channels_last)
    if options.start:
        net.load_state_dict(torch.load(options.start)["average"])
    average = copy.deepcopy(net)
    decay = [p for p in net.parameters() if p.ndim > 1]
    rest = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0.0}],
                                  lr=options.rate)
    steps = options.samples // options.batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps * options.epochs + 1,
                                                   pct_start=options.warm_up, div_factor=20, final_div_factor=50)
    first, best, step = 0, 0.0, 0
    if (options.output / "last.pt").is_file():
        state = torch.load(options.output / "last.pt", weights_only=False)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        first, best, step = state["epoch"] + 1, state["best"], state["step"]
    for epoch in range(first, options.epochs):
        begin, total = time.time(), 0.0
        loader = torch.utils.data.DataLoader(Samples(train, options.size, options.samples, options.seed, epoch),
                                             options.batch, num_workers=2, drop_last=True, prefetch_factor=3)
        net.train()
        for pictures, labels in loader:
            pictures = pictures.contiguous(memory_format=torch.channels_last)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = net(pictures, upsample=False)
            loss = loss_of(logits.float(), labels.long())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += loss.item()
            if step % 20 == 0:
                print(f"  step {step} loss {loss.item():.3f} {time.time() - begin:.0f} s", flush=True)
            keep = min(0.998, (1 + step) / (10 + step)) if not options.start else 0.995
            with torch.no_grad():
                for a, b in zip(average.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)
        scores = validate(average, val, options.size)
        mean = float(scores.mean())
        state = {"net": net.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(),
                 "schedule": schedule.state_dict(), "epoch": epoch, "best": max(best, mean), "step": step}
        torch.save(state, options.output / "last.pt")
        if mean > best:
            best = mean
            torch.save({"average": average.state_dict(), "epoch": epoch}, options.output / "best.pt")
        line = f"epoch {epoch} loss {total / steps:.4f} mean F1 {mean:.4f} {time.time() - begin:.0f} s | " \
            + " ".join(f"{name.replace('_', '-')} {score:.3f}" for name, score in zip(LABELS, scores))
        print(line, flush=True)
        with open(options.output / "log.txt", "a") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()
