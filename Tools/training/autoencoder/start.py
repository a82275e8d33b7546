"""A start in closed form, so that little training is left to do.

Part canvases are never negative, so ReLUs let them pass. The encoder's first channels are set to carry the canvas averaged over 4×4
pixels, folded into channels (3 → 3 → 27 → 243), and the decoder's to unfold it again; all other channels start at random. With that, the
best linear bottleneck is known: the eight principal components of a slot's canvases, scaled to deviation 1. They are alive and
uncorrelated from the first step.
"""

import torch

from network import CODE, Bottleneck

COLOURS, FOLDED = 3, 27


def fold(layer, channels, first):
    """A convolution that moves 3×3 neighbours (kernel taps first … first + 2) of `channels` channels into channels."""
    for channel in range(channels):
        for row in range(3):
            for column in range(3):
                target = channel * 9 + row * 3 + column
                layer.weight[target] = 0
                layer.weight[target, channel, first + row, first + column] = 1
                layer.bias[target] = 0


def unfold(layer, channels, first):
    """The transposed convolution that undoes `fold`."""
    layer.weight[:, :channels] = 0
    for channel in range(channels):
        for row in range(3):
            for column in range(3):
                layer.weight[channel * 9 + row * 3 + column, channel, first + row, first + column] = 1
        layer.bias[channel] = 0


@torch.no_grad()
def carry_canvas(network):
    """Sets the first channels of the trunk; the encoder's cell c sees pixels 36c + 8 … 36c + 43."""
    for layer in network.encoder[:2]:
        for channel in range(COLOURS):
            layer.weight[channel] = 0
            layer.weight[channel, channel, 1:, 1:] = 0.25
            layer.bias[channel] = 0
    fold(network.encoder[2], COLOURS, 1)
    fold(network.encoder[3], FOLDED, 2)
    unfold(network.decoder[0], FOLDED, 1)
    unfold(network.decoder[1], COLOURS, 1)
    for layer in network.decoder[2:]:
        layer.weight[:, :COLOURS] = 0
        for channel in range(COLOURS):
            layer.weight[channel, channel, 1:, 1:] = 1
            layer.bias[channel] = 0


@torch.no_grad()
def components(bottleneck: Bottleneck, flat, weights):
    """Sets a bottleneck to the principal components of `flat` (N×16384, clean canvases), rows weighted by `weights`."""
    carried = torch.zeros(256, 64)
    carried[:FOLDED * 9] = 1
    flat = flat * carried.flatten()
    weights = (weights / weights.sum())[:, None]
    mean = (flat * weights).sum(0)
    rows = (flat - mean) * weights.sqrt()
    values, vectors = torch.linalg.eigh((rows @ rows.T).double())
    order = values.argsort(descending=True)[:CODE]
    spread = values[order].clamp(min=1e-9).sqrt().float()
    axes = (rows.T @ vectors[:, order].float()) / spread  # 16384×8, orthonormal
    bottleneck.embed.weight.copy_((axes / spread).T)
    bottleneck.embed.bias.copy_(-(mean @ axes) / spread)
    bottleneck.mean.zero_()
    bottleneck.square.fill_(1)
    bottleneck.seen.fill_(1000)
    bottleneck.expand.weight.copy_(axes * spread)
    bottleneck.expand.bias.copy_(mean - Bottleneck.SHIFT * (axes * spread).sum(1))
    return float(values[order].sum() / values.clamp(min=0).sum())
