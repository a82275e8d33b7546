"""The network that reads a face's attributes: means and maxima of a branch of the parser's encoder, label shares and colours → heads.

`Sources/FaceParsing/Judging/AttributeReading.swift` and `Measuring/AttributeMeasures.swift` do the same; keep them alike.
"""

import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent / "parser")]
import zones  # noqa: E402
from atlas import BROW, CLOTHES, EYE, FACIAL_HAIR, HAIR, HEADWEAR, IRIS, LABELS, LIP, MOUTH, NECK, NOSE, SKIN, TEETH  # noqa: E402
from colors import measure as color  # noqa: E402
from network import ENCODER, FaceParserNet  # noqa: E402,F401

# In the order of `AttributeReading.classes`.
ATTRIBUTES = {
    "hair_length": ["bald", "buzz", "short", "medium", "long"], "bangs": ["n", "y"],
    "hair_texture": ["straight", "wavy", "curly", "coily"], "hair_color": ["black", "brown", "blond", "red", "grey", "dyed"],
    "facial_hair": ["none", "stubble", "moustache", "goatee", "beard"], "mouth": ["closed", "smile", "teeth", "open"],
    "headwear": ["none", "cap", "beanie", "brim", "flat", "helmet", "scarf", "turban", "hijab", "hood", "band", "other"],
    "skin": ["1", "2", "3", "4", "5"], "glasses": ["none", "clear", "sun"], "eyes": ["open", "closed"],
    "iris": ["brown", "hazel", "green", "blue", "grey"], "lips": ["none", "red", "pink", "dark"],
    "earrings": ["none", "stud", "hoop", "drop"], "age": ["child", "young", "middle", "old"],
    "hair_up": ["loose", "bun", "tail", "braid"], "clothes": ["plain", "collar", "suit", "hood", "straps", "bare"],
}
# The branch leaves the encoder after this block; blocks of the branch whose outputs are pooled.
SHARED_BLOCKS = 2
POOLED = (3, 6, 8)
CELLS, SIDE, REACH, HIDDEN, HIDDEN_COLORS = 32, 256, 6, 192, 64
# Quantiles of the hair's lightness between which its colour is measured.
BANDS = [(step / 5, (step + 1) / 5) for step in range(5)]
BEARD_ZONES = zones.boxes("beardZones")
COLORS = 14 + 3 + 3 * len(BANDS) + 3 * 2 + 4 * (1 + len(BEARD_ZONES))
SHARE_BOXES = zones.boxes("besideFace") + zones.boxes("aboveFace")
LABEL_BOXES = zones.boxes("labelBoxes")


def zone_mask(names):
    mask = torch.zeros(1, 1, SIDE, SIDE)
    for name in names:
        for top, bottom, left, right in zones.boxes(name):
            mask[..., top:bottom, left:right] = 1
    return F.avg_pool2d(mask, SIDE // CELLS)[0, 0]


# Regions over which the branch is averaged: by zone or by labels.
ZONES = [["frame"], ["pooledLowerFace"], ["pooledForehead"], ["pooledEars"]]
REGIONS = [[HAIR], [SKIN, NOSE], [IRIS, EYE], [LIP, MOUTH, TEETH], [HEADWEAR], [CLOTHES]]
# Of this zone, the last one, the largest output counts too: earrings are small.
SMALL_ZONE = 3


def shares(labels):
    """Label shares from 256×256 labels: of every label in boxes, and of hair beside and above the face."""
    hair = labels == HAIR
    values = [hair[a:b, c:d].mean() for a, b, c, d in SHARE_BOXES]
    for a, b, c, d in LABEL_BOXES:
        values += list(np.bincount(labels[a:b, c:d].ravel(), minlength=16) / ((b - a) * (d - c)))
    return values


def colors(crop, labels):
    """COLORS numbers from 256×256×3 RGB bytes and labels: colours of regions, of the hair in bands of lightness and above and beside the
    face, and of the zones where beards grow, against the cheeks."""
    found = color.measure(crop, labels)
    values = [*np.delete(found, 12), np.hypot(found[10], found[11])]
    values += list(color.median(color.colors(crop, labels == BROW, 1), 0.05, 0.7))
    hair = color.colors(crop, labels == HAIR, 2)
    for low, high in BANDS:
        values += list(color.median(hair, low, high))
    for name in ("upperFrame", "lowerFrame"):
        values += list(color.median(color.colors(crop, labels == HAIR, 1, zone=zones.box(name)), 0.1, 0.8))
    bare = np.isin(labels, (SKIN, NOSE, NECK, FACIAL_HAIR))

    def zone(box):
        lab = color.colors(crop, bare, 0, least=12, zone=box)
        return np.array([*color.median(lab, 0, 1), color.spread(lab)])
    cheeks = np.mean([zone(box) for box in zones.boxes("cheekbones")], 0)
    for box in [None, *BEARD_ZONES]:
        values += list(zone(box) - cheeks if box else cheeks)
    return values


class Top(nn.Module):
    """Two hidden layers side by side, of everything and of the colours alone, and a head for each attribute."""

    def __init__(self, inputs, first_color):
        super().__init__()
        self.colors = slice(first_color, first_color + COLORS)
        self.hidden = nn.Linear(inputs, HIDDEN)
        self.hidden_colors = nn.Linear(COLORS, HIDDEN_COLORS)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN + HIDDEN_COLORS, len(classes)) for name, classes in ATTRIBUTES.items()})

    def forward(self, x):
        every = F.dropout(F.relu(self.hidden(F.dropout(x, 0.2, self.training))), 0.5, self.training)
        colors = F.dropout(F.relu(self.hidden_colors(F.dropout(x[:, self.colors], 0.05, self.training))), 0.2, self.training)
        y = torch.cat([every, colors], 1)
        return {name: head(y) for name, head in self.heads.items()}


class AttributeNet(nn.Module):
    def __init__(self, parser):
        """`parser` is a folded `FaceParserNet`: the branch starts as a copy of its encoder."""
        super().__init__()
        import copy
        self.branch = nn.ModuleList(copy.deepcopy(block) for block in parser.encoder[SHARED_BLOCKS:])
        channels = sum(ENCODER[block][2] for block in POOLED)
        regions = len(ZONES) + len(REGIONS)
        pooled = channels * (regions + 1)
        self.register_buffer("zones", torch.stack([zone_mask(names) for names in ZONES]), persistent=False)
        measures = COLORS + len(SHARE_BOXES) + 16 * len(LABEL_BOXES)
        self.register_buffer("mean", torch.zeros(measures))
        self.register_buffer("scale", torch.ones(measures))
        self.norm = nn.BatchNorm1d(pooled, affine=False, momentum=0.02)
        self.top = Top(pooled + measures, pooled)

    def pool(self, x, cells):
        """What is pooled of the branch, which begins with `x`; `cells` is B×16×32×32, the share of each label."""
        outputs = []
        for index, block in enumerate(self.branch, SHARED_BLOCKS):
            x = block(x)
            if index in POOLED:
                outputs.append(x)
        return torch.cat(self.pooled(outputs, cells), 1)

    def pooled(self, outputs, cells):
        """Of each output its means over the regions, then its maxima over the small zone."""
        masks = torch.cat([self.zones[None].expand(len(cells), -1, -1, -1)]
                          + [cells[:, labels].sum(1, keepdim=True) for labels in REGIONS], 1)
        values = []
        for x in outputs:
            weights = F.avg_pool2d(masks, CELLS // x.shape[2]) if x.shape[2] < CELLS else masks
            sums = torch.einsum("bchw,brhw->brc", x.float(), weights)
            values.append((sums / (weights.sum((2, 3))[..., None] + 0.01)).flatten(1))
            inside = weights[0, SMALL_ZONE] > 0.25
            values.append(x.float()[:, :, inside].amax(2))
        return values

    def forward(self, x, cells, measures):
        pooled = self.norm(self.pool(x, cells)).clamp(-REACH, REACH)
        known = ((measures - self.mean) * self.scale).nan_to_num(0).clamp(-REACH, REACH)
        return self.top(torch.cat([pooled, known], 1))


def main():
    """Prints the sums that `AttributeTests` expects of a pattern of labels, colours and outputs."""
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    labels = ((x // 16 * 5 + y // 16 * 3) % 16).astype(np.uint8)
    crop = (np.stack([x * 7 + y * 3, x * 2 + y * 5, x + y], 2) % 256).astype(np.uint8)
    cells = F.avg_pool2d(F.one_hot(torch.from_numpy(labels).long()[None], 16).permute(0, 3, 1, 2).float(), SIDE // CELLS)
    net = AttributeNet(FaceParserNet())
    outputs = []
    for side, channels in ((32, 40), (16, 80), (8, 128)):
        values = (np.arange(side * side * channels) * 37 % 101 / 101).reshape(side, side, channels)
        outputs.append(torch.from_numpy(values).permute(2, 0, 1).float()[None])
    pooled = torch.cat(net.pooled(outputs, cells), 1)[0].numpy()
    for name, values in (("pooled", pooled), ("colors", colors(crop[..., ::-1], labels)), ("shares", shares(labels))):
        values = np.nan_to_num(np.array(values, float))
        print(name, len(values), (values * (1 + np.arange(len(values)) % 7)).sum().round(4))


if __name__ == "__main__":
    main()
