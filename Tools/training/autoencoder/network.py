"""The autoencoder of the part canvases: one convolution trunk, a bottleneck of its own for every slot.

For each slot the network is exactly the published one (docs/models/face-autoencoder-network.md): four convolutions, a linear layer
16384 → 8 with ReLU (the embedding), a linear layer 8 → 16384 with ReLU, four transposed convolutions, ReLU after each.
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "parser"))
from atlas import MATCHED  # noqa: E402

SIDE, CODE, FLAT = 306, 8, 256 * 8 * 8
SLOTS = sorted(MATCHED, key=lambda slot: slot != "hairFront")  # hair first: in this order weights are drawn by lot


class Bottleneck(nn.Module):
    """Linear → normalisation by running statistics → ReLU → linear → ReLU.

    A plain ReLU here kills most of the eight dimensions. So while training, each dimension is held at standard deviation 1 around
    +2: above the ReLU's knee for all but the rarest canvases, hence alive. The statistics are running ones (no gradient
    through them), and folding them into the linear layer leaves exactly linear + ReLU.
    """

    SHIFT = 2.0

    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(FLAT, CODE)
        self.expand = nn.Linear(CODE, FLAT)
        self.register_buffer("mean", torch.zeros(CODE))
        self.register_buffer("square", torch.ones(CODE))
        self.register_buffer("seen", torch.zeros(()))

    def scale(self):
        return torch.rsqrt((self.square - self.mean ** 2).clamp(min=1e-6))

    def encode(self, flat):
        code = self.embed(flat)
        if self.training:
            with torch.no_grad():
                self.seen += 1
                keep = float(min(0.97, 1 - 1 / self.seen))
                self.mean.lerp_(code.float().mean(0), 1 - keep)
                self.square.lerp_((code.float() ** 2).mean(0), 1 - keep)
        return (code - self.mean) * self.scale() + self.SHIFT

    def gain(self):
        """How much each dimension draws, the most telling one 1: the exported dimensions weigh like that in a cosine."""
        drawn = self.expand.weight.norm(dim=0)
        return drawn / drawn.max()

    def embedding(self, flat):
        """The exported vector: what the decoder is trained with, times the gain."""
        return F.relu(self.encode(flat)) * self.gain()

    def folded(self):
        """Weight and bias of the plain linear layer; the ReLU commutes with the gain."""
        scale, gain = self.scale(), self.gain()
        bias = (self.embed.bias - self.mean) * scale + self.SHIFT
        return self.embed.weight * (scale * gain)[:, None], bias * gain


class FaceAutoencoder(nn.Module):
    def __init__(self, slots=SLOTS):
        super().__init__()
        self.encoder = nn.ModuleList([
            nn.Conv2d(3, 16, 3, 2, 1), nn.Conv2d(16, 64, 3, 2, 1),
            nn.Conv2d(64, 128, 5, 3, 2), nn.Conv2d(128, 256, 5, 3, 1)])
        self.decoder = nn.ModuleList([
            nn.ConvTranspose2d(256, 128, 5, 3, 0), nn.ConvTranspose2d(128, 64, 5, 3, 2, 1),
            nn.ConvTranspose2d(64, 16, 3, 2, 1, 0), nn.ConvTranspose2d(16, 3, 3, 2, 1, 1)])
        self.slots = nn.ModuleDict({slot: Bottleneck() for slot in slots})
        for layer in [*self.encoder, *self.decoder]:
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)
        for layer, stride in zip(self.decoder, (3, 3, 2, 2)):  # each output pixel sums k²/s² taps of every input
            spread = 2 / (layer.in_channels * layer.kernel_size[0] ** 2 / stride ** 2)
            nn.init.normal_(layer.weight, std=spread ** 0.5)
        nn.init.constant_(self.decoder[3].bias, 0.3)  # the last ReLU must not begin dead

    def flat(self, x):
        """N×3×306×306 to N×16384 (channel, row, column)."""
        for layer in self.encoder:
            x = F.relu(layer(x))
        return x.contiguous(memory_format=torch.contiguous_format).flatten(1)

    def encode(self, x, slot):
        """The embedding, N×8."""
        return F.relu(self.slots[slot].encode(self.flat(x)))

    def decode(self, code, slot):
        x = F.relu(self.slots[slot].expand(code)).view(-1, 256, 8, 8)
        for layer in self.decoder:
            x = F.relu(layer(x))
        return x

    def forward(self, x, slot):
        code = self.encode(x, slot)
        return self.decode(code, slot), code


def trunk_tensors(layers, name):
    """Weights and biases of a trunk: `<name>.conv1` …"""
    return {f"{name}.conv{index}.{kind}": getattr(layer, kind)
            for index, layer in enumerate(layers, 1) for kind in ("weight", "bias")}


def encoder_tensors(network, means):
    """What is shipped. `means` maps slot → {"photoMean": 8, "artMean": 8}."""
    tensors = trunk_tensors(network.encoder, "encoder")
    for slot, bottleneck in network.slots.items():
        weight, bias = bottleneck.folded()
        tensors[f"slots.{slot}.embed.weight"], tensors[f"slots.{slot}.embed.bias"] = weight, bias
        for name, value in means.get(slot, {}).items():
            tensors[f"slots.{slot}.{name}"] = value
    return tensors


def decoder_tensors(network):
    tensors = trunk_tensors(network.decoder, "decoder")
    for slot, bottleneck in network.slots.items():
        tensors[f"slots.{slot}.unembed.weight"] = bottleneck.expand.weight / bottleneck.gain()
        tensors[f"slots.{slot}.unembed.bias"] = bottleneck.expand.bias
    return tensors


def save(tensors, path, metadata, single=()):
    """Half precision, those named in `single` in single precision; `metadata` values must be strings."""
    plain = {name: (tensor.detach().float() if name in single else tensor.detach().half()).contiguous().clone()
             for name, tensor in tensors.items()}
    save_file(plain, path, metadata=metadata)
