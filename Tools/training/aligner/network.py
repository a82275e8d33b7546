"""The face aligner's network (docs/models/face-aligner-network.md) and its export to safetensors."""

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

SIDE = 96  # pixels of the input
UNITS = 3.2  # of the canonical frame for a pixel of the input
EYE_COLUMN, EYE_ROW = 48.0, 29.0  # where the located midpoint of the eyes lies in it
STEP = 16.0  # units for an output of 1
# Inputs, expanded channels, outputs and stride of the inverted residual blocks.
BLOCKS = [(16, 48, 24, 2), (24, 72, 24, 1), (24, 96, 40, 2), (40, 144, 40, 1), (40, 144, 40, 1), (40, 200, 64, 2),
          (64, 256, 64, 1)]
GATHERED = 24  # channels of the 6×6 cells that the hidden layer reads
HIDDEN = 128
OUTPUTS = 6  # x and y of left eye, right eye and chin


def normalised(inputs, outputs, kernel=3, stride=1, groups=1):
    """A convolution without bias, followed by batch normalisation (one layer once folded)."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, momentum=0.02))


class Block(nn.Module):
    """1×1, 3×3 depthwise, each with ReLU, 1×1; residual when the shape stays."""

    def __init__(self, inputs, middle, outputs, stride):
        super().__init__()
        self.residual = inputs == outputs and stride == 1
        self.expand = normalised(inputs, middle, 1)
        self.depthwise = normalised(middle, middle, 3, stride, middle)
        self.project = normalised(middle, outputs, 1)

    def forward(self, x):
        y = self.project(F.relu(self.depthwise(F.relu(self.expand(x)))))
        return x + y if self.residual else y


class FaceAlignerNetwork(nn.Module):
    """N×3×96×96 in [-1, 1] to N×6."""

    def __init__(self, dropout=0.0):
        super().__init__()
        self.stem = normalised(3, 16, 3, 2)
        self.blocks = nn.ModuleList(Block(*shape) for shape in BLOCKS)
        self.dropout = nn.Dropout(dropout)
        self.gather = normalised(BLOCKS[-1][2], GATHERED, 1)
        self.hidden = nn.Linear((SIDE // 16) ** 2 * GATHERED, HIDDEN)
        self.out = nn.Linear(HIDDEN, OUTPUTS)
        nn.init.normal_(self.out.weight, std=0.01)
        nn.init.zeros_(self.out.bias)

    def forward(self, x):
        x = F.relu(self.stem(x))
        for block in self.blocks:
            x = block(x)
        # The order in which the program keeps a tensor: rows, columns, channels.
        x = self.dropout(F.relu(self.gather(x)).permute(0, 2, 3, 1).flatten(1))
        return self.out(self.dropout(F.relu(self.hidden(x))))


def folded_tensors(network):
    """The weights by their exported names, with batch normalisation folded into the convolutions."""
    tensors = {}
    for name, module in network.named_modules():
        if isinstance(module, nn.Sequential):
            convolution, norm = module
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            tensors[f"{name}.weight"] = convolution.weight * scale[:, None, None, None]
            tensors[f"{name}.bias"] = norm.bias - norm.running_mean * scale
        elif isinstance(module, nn.Linear):
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = module.weight, module.bias
    return {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}


def run_folded(tensors, x):
    """The exported network, written once more as the inference engine computes it (float32)."""
    def conv(name, x, stride=1):
        weight, bias = tensors[f"{name}.weight"].float(), tensors[f"{name}.bias"].float()
        return F.conv2d(x, weight, bias, stride, weight.shape[2] // 2, groups=x.shape[1] // weight.shape[1])

    def linear(name, x):
        return F.linear(x, tensors[f"{name}.weight"].float(), tensors[f"{name}.bias"].float())

    x = F.relu(conv("stem", x, 2))
    for index, (inputs, _, outputs, stride) in enumerate(BLOCKS):
        name = f"blocks.{index}"
        y = conv(f"{name}.project", F.relu(conv(f"{name}.depthwise", F.relu(conv(f"{name}.expand", x)), stride)))
        x = x + y if inputs == outputs and stride == 1 else y
    return linear("out", F.relu(linear("hidden", F.relu(conv("gather", x)).permute(0, 2, 3, 1).flatten(1))))


def export(network, path, metadata):
    """Writes the folded weights in half precision; `metadata` values must be strings."""
    save_file({name: tensor.half() for name, tensor in folded_tensors(network).items()}, path, metadata=metadata)
