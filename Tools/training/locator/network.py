"""The face locator's network (docs/models/face-locator-network.md) and its export to safetensors."""

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

STRIDE = 8
BASE = 32.0  # picture pixels of a face whose log sizes are 0
OUTPUTS = 11


def normalised(inputs, outputs, kernel=3, stride=1, groups=1):
    """A convolution without bias, followed by batch normalisation (one layer once folded)."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, momentum=0.02))


class Separable(nn.Module):
    """3×3 depthwise convolution, ReLU, 1×1 convolution; residual when the shape stays. ReLU at the end."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.residual = inputs == outputs and stride == 1
        self.dw = normalised(inputs, inputs, 3, stride, inputs)
        self.pw = normalised(inputs, outputs, 1)

    def forward(self, x):
        y = self.pw(F.relu(self.dw(x)))
        return F.relu(x + y if self.residual else y)


def doubled(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


class FaceLocatorNetwork(nn.Module):
    """N×3×H×W in [-1, 1], H and W multiples of 32, to N×11×H/8×W/8."""

    def __init__(self):
        super().__init__()
        self.stem = normalised(3, 16, 3, 2)
        self.down1 = normalised(16, 32, 3, 2)
        self.block1 = Separable(32, 32)
        self.down2 = Separable(32, 64, 2)
        self.block2a = Separable(64, 64)
        self.block2b = Separable(64, 64)
        self.down3 = Separable(64, 128, 2)
        self.block3a = Separable(128, 128)
        self.block3b = Separable(128, 128)
        self.block3c = Separable(128, 128)
        self.down4 = Separable(128, 128, 2)
        self.block4a = Separable(128, 128)
        self.block4b = Separable(128, 128)
        self.block4c = Separable(128, 128)
        self.lateral4 = normalised(128, 64, 1)
        self.lateral3 = normalised(128, 64, 1)
        self.mix3 = Separable(64, 64)
        self.lateral2 = normalised(64, 64, 1)
        self.mix2 = Separable(64, 64)
        self.head = normalised(64, 48, 3)
        self.out = nn.Conv2d(48, OUTPUTS, 1)
        nn.init.normal_(self.out.weight, std=0.01)
        nn.init.zeros_(self.out.bias)
        self.out.bias.data[0] = -4.0

    def forward(self, x):
        x = F.relu(self.down1(F.relu(self.stem(x))))
        f2 = self.block2b(self.block2a(self.down2(self.block1(x))))
        f3 = self.block3c(self.block3b(self.block3a(self.down3(f2))))
        f4 = self.block4c(self.block4b(self.block4a(self.down4(f3))))
        p3 = self.mix3(F.relu(self.lateral3(f3) + doubled(self.lateral4(f4))))
        p2 = self.mix2(F.relu(self.lateral2(f2) + doubled(p3)))
        return self.out(F.relu(self.head(p2)))


def folded_tensors(network):
    """The weights by their exported names, with batch normalisation folded into the convolutions."""
    tensors = {}
    for name, module in network.named_modules():
        if isinstance(module, nn.Sequential):
            convolution, norm = module
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            tensors[f"{name}.weight"] = convolution.weight * scale[:, None, None, None]
            tensors[f"{name}.bias"] = norm.bias - norm.running_mean * scale
    tensors["out.weight"], tensors["out.bias"] = network.out.weight, network.out.bias
    return {name: tensor.detach().contiguous().clone() for name, tensor in tensors.items()}


def run_folded(tensors, x):
    """The exported network, written once more as the inference engine computes it (float32)."""
    def conv(name, x, stride=1):
        weight, bias = tensors[f"{name}.weight"].float(), tensors[f"{name}.bias"].float()
        groups = x.shape[1] // weight.shape[1]
        return F.conv2d(x, weight, bias, stride, weight.shape[2] // 2, groups=groups)

    def separable(name, x, stride=1):
        y = conv(f"{name}.pw", F.relu(conv(f"{name}.dw", x, stride)))
        return F.relu(y + x if y.shape == x.shape else y)

    x = F.relu(conv("down1", F.relu(conv("stem", x, 2)), 2))
    f2 = separable("block2b", separable("block2a", separable("down2", separable("block1", x), 2)))
    f3 = separable("down3", f2, 2)
    for block in ("block3a", "block3b", "block3c"):
        f3 = separable(block, f3)
    f4 = separable("down4", f3, 2)
    for block in ("block4a", "block4b", "block4c"):
        f4 = separable(block, f4)
    p3 = separable("mix3", F.relu(conv("lateral3", f3) + doubled(conv("lateral4", f4))))
    p2 = separable("mix2", F.relu(conv("lateral2", f2) + doubled(p3)))
    return conv("out", F.relu(conv("head", p2)))


def export(network, path, metadata):
    """Writes the folded weights in half precision; `metadata` values must be strings."""
    tensors = {name: tensor.half() for name, tensor in folded_tensors(network).items()}
    save_file(tensors, path, metadata=metadata)
