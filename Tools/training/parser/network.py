"""The face parser's network: a small U-Net of inverted residual blocks.

`docs/models/face-parser-network.md` lists every layer, with the tensor names that `folded_state` writes.
Run this file to print the layer table, the parameter count and the multiply-accumulate count.
"""

import torch
from torch import nn
from torch.nn import functional as F

from atlas import LABELS

STEM = 16
# (input channels, expanded channels, output channels, stride)
ENCODER = [
    (16, 48, 24, 2), (24, 72, 24, 1),
    (24, 96, 40, 2), (40, 160, 40, 1),
    (40, 160, 80, 2), (80, 320, 80, 1), (80, 320, 80, 1),
    (80, 320, 128, 2), (128, 512, 128, 1),
]
# (channels from below, channels of the skip, output channels, encoder block whose output is the skip, or None for the stem)
DECODER = [(128, 80, 80, 6), (80, 40, 48, 3), (48, 24, 32, 1), (32, 16, 24, None)]


class ConvBN(nn.Module):
    """A convolution with 'same' zero padding, batch normalisation that folds into it, and optionally ReLU."""

    def __init__(self, cin, cout, kernel, stride=1, groups=1, relu=True):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(cout, momentum=0.05)
        self.relu = relu

    def forward(self, x):
        if self.training and self.conv.stride[0] == 2 and self.conv.groups > 1:
            # The same numbers; the gradient of a depthwise convolution with stride is very slow on CPUs.
            x = F.conv2d(x, self.conv.weight, None, 1, 1, 1, self.conv.groups)[:, :, ::2, ::2]
            x = self.bn(x.contiguous(memory_format=torch.channels_last))
        else:
            x = self.bn(self.conv(x))
        return F.relu(x) if self.relu else x

    def folded(self):
        """Weight and bias of the one convolution that equals this layer at inference."""
        scale = self.bn.weight / torch.sqrt(self.bn.running_var + self.bn.eps)
        return self.conv.weight * scale[:, None, None, None], self.bn.bias - self.bn.running_mean * scale


class InvertedResidual(nn.Module):
    """1×1 expansion, 3×3 depthwise, 1×1 linear projection; the input is added where the shapes agree."""

    def __init__(self, cin, middle, cout, stride):
        super().__init__()
        self.expand = ConvBN(cin, middle, 1)
        self.depthwise = ConvBN(middle, middle, 3, stride, groups=middle)
        self.project = ConvBN(middle, cout, 1, relu=False)
        self.residual = stride == 1 and cin == cout

    def forward(self, x):
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.residual else y


class Merge(nn.Module):
    """Upsamples, appends the skip, and mixes: 1×1, 3×3 depthwise, 1×1, each with ReLU."""

    def __init__(self, below, skip, cout):
        super().__init__()
        self.merge = ConvBN(below + skip, cout, 1)
        self.depthwise = ConvBN(cout, cout, 3, groups=cout)
        self.project = ConvBN(cout, cout, 1)

    def forward(self, x, skip):
        x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
        return self.project(self.depthwise(self.merge(torch.cat([x, skip], 1))))


class FaceParserNet(nn.Module):
    """3×H×W in -1...1 (RGB / 255 * 2 - 1; H and W multiples of 32) to 16×H×W logits."""

    def __init__(self):
        super().__init__()
        self.stem = ConvBN(3, STEM, 3, 2)
        self.encoder = nn.ModuleList(InvertedResidual(*block) for block in ENCODER)
        self.decoder = nn.ModuleList(Merge(*block[:3]) for block in DECODER)
        self.head = nn.Conv2d(DECODER[-1][2], len(LABELS), 1)

    def forward(self, x, upsample=True):
        outputs = {None: self.stem(x)}
        x = outputs[None]
        for index, block in enumerate(self.encoder):
            x = outputs[index] = block(x)
        for block, description in zip(self.decoder, DECODER):
            x = block(x, outputs[description[3]])
        x = self.head(x)
        return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False) if upsample else x

    @torch.no_grad()
    def folded_state(self):
        """Name to tensor, with every batch normalisation folded: what the safetensors file holds."""
        state = {}
        for name, module in self.named_modules():
            if isinstance(module, ConvBN):
                state[name + ".weight"], state[name + ".bias"] = module.folded()
        state["head.weight"], state["head.bias"] = self.head.weight, self.head.bias
        return {name: tensor.detach().float().contiguous().clone() for name, tensor in state.items()}


def main():
    net = FaceParserNet().eval()
    rows, macs = [], 0

    def record(name):
        def hook(module, inputs, output):
            nonlocal macs
            weight = module.weight
            macs += weight.numel() * output.shape[2] * output.shape[3]
            rows.append((name.removesuffix(".conv"), list(weight.shape), module.stride[0], tuple(output.shape[1:])))
        return hook

    for name, module in net.named_modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(record(name))
    with torch.no_grad():
        net(torch.zeros(1, 3, 256, 256))
    for name, weight, stride, shape in rows:
        print(f"| `{name}` | {'×'.join(map(str, weight))} | {stride} | {shape[1]}×{shape[2]}×{shape[0]} |")
    print(f"{sum(t.numel() for t in net.folded_state().values())} parameters, {macs / 1e6:.1f} MMAC at 256×256")


if __name__ == "__main__":
    main()
