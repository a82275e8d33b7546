"""Writes the layers of U²-Net's small variant, which rembg runs, with random weights: what they cost is what trained ones cost, and nothing is downloaded.

    python u2net_layers.py u2netp.onnx

The layers are those of Qin et al., “U²-Net: Going deeper with nested U-structure for salient object detection” (Pattern Recognition 106, 2020), table 1: U²-Net†.
"""

import sys

import torch
from torch import nn
from torch.nn import functional


def step(inputs, outputs, dilation=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=dilation, dilation=dilation), nn.BatchNorm2d(outputs), nn.ReLU())


def up(x, like):
    return functional.interpolate(x, size=like.shape[2:], mode="bilinear", align_corners=False)


class Block(nn.Module):
    """A small U-Net with a bypass: `depth` steps down, the last two without a pool between them; or, `flat`, dilated steps in place of pools."""

    def __init__(self, depth, inputs, middle, outputs, flat=False):
        super().__init__()
        self.flat, dilations = flat, [1, 2, 4, 8] if flat else [1] * (depth - 1) + [2]
        self.first = step(inputs, outputs)
        self.down = nn.ModuleList(step(outputs if i == 0 else middle, middle, d) for i, d in enumerate(dilations))
        self.up = nn.ModuleList(step(2 * middle, outputs if i == 0 else middle, d) for i, d in enumerate(dilations[:-1]))

    def forward(self, x):
        x = self.first(x)
        seen = [self.down[0](x)]
        for number, layer in enumerate(self.down[1:], 1):
            is_last = number == len(self.down) - 1
            seen.append(layer(seen[-1] if self.flat or is_last else functional.max_pool2d(seen[-1], 2, ceil_mode=True)))
        y = seen.pop()
        for layer, beside in zip(reversed(self.up), reversed(seen)):
            y = layer(torch.cat([up(y, beside), beside], 1))
        return x + y


class Layers(nn.Module):
    def __init__(self):
        super().__init__()
        kinds = [(7, False), (6, False), (5, False), (4, False), (4, True), (4, True)]
        self.down = nn.ModuleList(Block(depth, 3 if i == 0 else 64, 16, 64, flat) for i, (depth, flat) in enumerate(kinds))
        self.up = nn.ModuleList(Block(depth, 128, 16, 64, flat) for depth, flat in kinds[:-1])
        self.sides = nn.ModuleList(nn.Conv2d(64, 1, 3, padding=1) for _ in kinds)
        self.fuse = nn.Conv2d(6, 1, 1)

    def forward(self, picture):
        seen = []
        for block in self.down:
            seen.append(block(functional.max_pool2d(seen[-1], 2, ceil_mode=True) if seen else picture))
        decoded = [seen.pop()]
        for block, beside in zip(reversed(self.up), reversed(seen)):
            decoded.append(block(torch.cat([up(decoded[-1], beside), beside], 1)))
        sides = [up(layer(y), picture) for layer, y in zip(self.sides, reversed(decoded))]
        return tuple(torch.sigmoid(y) for y in [self.fuse(torch.cat(sides, 1)), *sides])


if __name__ == "__main__":
    layers = Layers().eval()
    print(f"{sum(p.numel() for p in layers.parameters()) / 1e6:.2f} million weights")
    torch.onnx.export(layers, torch.rand(1, 3, 320, 320), sys.argv[1], input_names=["input"], opset_version=17, dynamo=False)
