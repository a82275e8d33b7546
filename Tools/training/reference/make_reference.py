"""Writes the vectors that `Tests/NeuralNetworkTests` compares layers and networks with, made by PyTorch.

    python Tools/training/reference/make_reference.py Tests/NeuralNetworkTests/Reference

Weights and inputs come from a small generator that the tests repeat, so a file holds only outputs (large ones as every n-th value). Its
metadata say what was generated: `tensors` has a line `name;shape;scale;offset` for each (no offset is 0), `cases` a line `name;kind;key=value,...`.
"""

import argparse
import importlib.util
import math
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional as F

MOST_VALUES = 6000  # of an output
TRAINING = Path(__file__).resolve().parents[1]


def generated(name, shape, scale):
    """Uniform numbers in -scale ..< scale: SplitMix64 counted from the FNV-1a hash of the name, the upper 24 bits of each."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, math.prod(shape) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    unit = ((z >> np.uint64(40)).astype(np.float32) - np.float32(2**23)) / np.float32(2**23)
    return torch.from_numpy((unit * np.float32(scale)).reshape(shape))


class Reference:
    """One file: what was generated, the cases and their outputs."""

    def __init__(self):
        self.tensors, self.cases, self.outputs = [], [], {}

    def tensor(self, name, shape, scale=1.0, offset=0.0):
        scale = float(np.float32(scale))
        self.tensors.append(f"{name};{','.join(map(str, shape))};{scale!r}" + (f";{offset!r}" if offset else ""))
        return generated(name, shape, scale) + offset

    def weights(self, name, shape, fan_in=None):
        """Weight and bias that keep the size of what passes through about the same."""
        outputs = shape[0] if fan_in is None else shape[1]
        fan_in = fan_in or math.prod(shape[1:])
        weight = self.tensor(f"{name}.weight", shape, math.sqrt(6 / fan_in))
        return weight, self.tensor(f"{name}.bias", (outputs,), 0.2)

    def picture(self, name, channels, height, width):
        """An input, C×H×W for PyTorch; the generated order is H×W×C."""
        return self.tensor(name, (height, width, channels)).permute(2, 0, 1)[None]

    def case(self, name, kind, output, **description):
        if output.dim() == 4:
            output = output[0].permute(1, 2, 0)
        shape, flat = output.shape, output.detach().numpy().astype(np.float32).reshape(-1)
        step = -(-flat.size // MOST_VALUES)
        while math.gcd(step, shape[-1]) > 1:  # so that the sample meets every channel
            step += 1
        description |= {"shape": "x".join(map(str, shape)), "step": step}
        self.cases.append(f"{name};{kind};" + ",".join(f"{key}={value}" for key, value in description.items()))
        self.outputs[name] = np.ascontiguousarray(flat[::step])

    def save(self, path):
        metadata = {"tensors": "\n".join(self.tensors), "cases": "\n".join(self.cases)}
        save_file(self.outputs, path, metadata=metadata)
        path.chmod(0o644)
        print(f"{path}: {path.stat().st_size} bytes, {len(self.cases)} cases")


def activated(y, relu):
    return F.relu(y) if relu else y


def layers():
    reference = Reference()

    # inputs, outputs, kernel, stride, padding, relu, height, width
    for case in [
        (3, 16, 3, 2, 1, 1, 17, 19), (5, 7, 3, 1, 1, 0, 9, 8), (16, 24, 1, 1, 0, 1, 12, 13), (20, 40, 5, 3, 2, 1, 23, 20),
        (8, 72, 1, 1, 0, 0, 6, 15), (4, 37, 3, 2, 0, 0, 11, 16), (6, 18, 2, 1, 0, 1, 5, 33), (7, 130, 3, 1, 2, 1, 4, 5),
        (12, 33, 1, 2, 0, 0, 9, 9), (2, 1, 7, 1, 3, 0, 6, 6), (9, 48, 3, 1, 1, 1, 1, 1), (10, 64, 3, 1, 1, 0, 3, 29),
    ]:
        inputs, outputs, kernel, stride, padding, relu, height, width = case
        name = "convolution-" + "-".join(map(str, case))
        x = reference.picture(f"{name}.input", inputs, height, width)
        weight, bias = reference.weights(name, (outputs, inputs, kernel, kernel))
        reference.case(
            name, "convolution", activated(F.conv2d(x, weight, bias, stride, padding), relu), inputs=inputs, outputs=outputs,
            kernel=kernel, stride=stride, padding=padding, relu=relu)
    # channels, kernel, stride, padding, relu, height, width
    for case in [
        (24, 3, 1, 1, 1, 9, 21), (5, 3, 1, 1, 0, 7, 8), (72, 3, 2, 1, 1, 13, 18), (17, 5, 2, 2, 0, 11, 12), (48, 3, 1, 1, 0, 1, 2),
        (16, 3, 2, 1, 1, 8, 8), (33, 7, 1, 3, 1, 5, 6), (20, 3, 1, 0, 0, 6, 19), (40, 3, 3, 1, 0, 10, 10),
    ]:
        channels, kernel, stride, padding, relu, height, width = case
        name = "depthwise-" + "-".join(map(str, case))
        x = reference.picture(f"{name}.input", channels, height, width)
        weight, bias = reference.weights(name, (channels, 1, kernel, kernel))
        y = F.conv2d(x, weight, bias, stride, padding, groups=channels)
        reference.case(
            name, "depthwise", activated(y, relu), channels=channels, kernel=kernel, stride=stride, padding=padding, relu=relu)
    # inputs, outputs, kernel, stride, padding, output padding, relu, height, width
    for case in [
        (8, 3, 3, 2, 1, 1, 1, 7, 9), (16, 20, 5, 3, 2, 1, 0, 5, 6), (6, 33, 5, 3, 0, 0, 1, 4, 4), (5, 4, 2, 2, 0, 0, 0, 8, 7),
        (4, 18, 3, 1, 1, 0, 1, 6, 5), (3, 17, 2, 3, 0, 2, 0, 5, 5), (9, 50, 4, 2, 1, 0, 0, 3, 16), (7, 16, 3, 2, 0, 1, 0, 1, 1),
    ]:
        inputs, outputs, kernel, stride, padding, output_padding, relu, height, width = case
        name = "transposed-" + "-".join(map(str, case))
        x = reference.picture(f"{name}.input", inputs, height, width)
        weight, bias = reference.weights(name, (inputs, outputs, kernel, kernel), inputs * kernel * kernel / stride**2)
        y = F.conv_transpose2d(x, weight, bias, stride, padding, output_padding)
        reference.case(
            name, "transposed", activated(y, relu), inputs=inputs, outputs=outputs, kernel=kernel, stride=stride,
            padding=padding, outputPadding=output_padding, relu=relu)
    for inputs, outputs, relu in [(40, 9, 1), (16, 70, 0), (3, 5, 0), (1000, 8, 1)]:
        name = f"linear-{inputs}-{outputs}-{relu}"
        x = reference.tensor(f"{name}.input", (inputs,))
        y = F.linear(x, *reference.weights(name, (outputs, inputs)))
        reference.case(name, "linear", activated(y, relu), inputs=inputs, outputs=outputs, relu=relu)
    for kind, channels, kernel, stride, padding in [
        ("maximum", 20, 3, 2, 1), ("maximum", 3, 2, 2, 0), ("average", 33, 2, 2, 0), ("average", 20, 3, 2, 1),
    ]:
        name = f"{kind}-{channels}-{kernel}-{stride}-{padding}"
        x = reference.picture(f"{name}.input", channels, 11, 14)
        pool = F.max_pool2d if kind == "maximum" else F.avg_pool2d
        reference.case(name, kind, pool(x, kernel, stride, padding), kernel=kernel, stride=stride, padding=padding)
    for channels, from_size, to_size in [
        (16, (5, 7), (10, 14)), (5, (4, 3), (8, 6)), (40, (1, 1), (2, 2)), (24, (7, 9), (20, 13)), (19, (20, 13), (7, 9)),
    ]:
        name = f"upsample-{channels}-{from_size[0]}-{from_size[1]}-{to_size[0]}-{to_size[1]}"
        x = reference.picture(f"{name}.input", channels, *from_size)
        y = F.interpolate(x, to_size, mode="bilinear", align_corners=False)
        reference.case(name, "upsample", y, height=to_size[0], width=to_size[1])
    for channels in (3, 21):
        a = reference.picture(f"pair-{channels}.a", channels, 6, 5)
        b = reference.picture(f"pair-{channels}.b", channels, 6, 5)
        reference.case(f"relu-{channels}", "relu", F.relu(a), of=f"pair-{channels}")
        reference.case(f"global-{channels}", "global", a.mean((2, 3))[0], of=f"pair-{channels}")
        reference.case(f"add-{channels}", "add", a + b, of=f"pair-{channels}", relu=0)
        reference.case(f"add-relu-{channels}", "add", F.relu(a + b), of=f"pair-{channels}", relu=1)
        reference.case(f"concat-{channels}", "concat", torch.cat([a, b], 1), of=f"pair-{channels}")
    return reference


def sequences():
    """Layers of networks that read and write texts. An input of N sequences is N×T×C."""
    reference = Reference()

    def normalised(name, y):
        channels = y.shape[1]
        gain, bias = reference.tensor(f"{name}.weight", (channels,), 0.6, 0.2), reference.tensor(f"{name}.bias", (channels,), 0.2)
        mean = reference.tensor(f"{name}.running_mean", (channels,), 0.3)
        variance = reference.tensor(f"{name}.running_var", (channels,), 0.5, 1.0)
        return F.batch_norm(y, mean, variance, gain, bias, eps=1e-5)

    tokens = [3, 0, 10, 3]
    table = reference.tensor("embedding.weight", (11, 7))
    text = {"count": 11, "width": 7, "tokens": "-".join(map(str, tokens))}
    reference.case("embedding", "embedding", table[tokens][None], **text)
    reference.case("embedding-mean", "mean", table[tokens].mean(0), **text)
    for sequences, steps, inputs, outputs, kernel, relu in [
        (1, 64, 16, 24, 5, 1), (2, 9, 5, 37, 5, 0), (3, 4, 40, 16, 3, 1), (1, 1, 6, 3, 5, 0), (2, 7, 9, 20, 1, 0),
    ]:
        name = f"steps-{sequences}-{steps}-{inputs}-{outputs}-{kernel}-{relu}"
        x = reference.tensor(f"{name}.input", (sequences, steps, inputs)).transpose(1, 2)
        y = activated(F.conv1d(x, *reference.weights(name, (outputs, inputs, kernel)), padding=kernel // 2), relu)
        reference.case(name, "steps", y.transpose(1, 2), inputs=inputs, outputs=outputs, kernel=kernel, relu=relu)
    for steps, inputs, outputs, kernel, dilation in [(12, 8, 16, 2, 1), (20, 5, 9, 3, 4), (6, 33, 18, 2, 8), (5, 4, 3, 1, 1)]:
        name = f"causal-{inputs}-{outputs}-{kernel}-{dilation}"
        x = reference.tensor(f"{name}.input", (1, steps, inputs)).transpose(1, 2)
        x = F.pad(x, ((kernel - 1) * dilation, 0))
        y = F.conv1d(x, *reference.weights(name, (outputs, inputs, kernel)), dilation=dilation)
        reference.case(
            name, "causal", y.transpose(1, 2), inputs=inputs, outputs=outputs, kernel=kernel, dilation=dilation)
    for sequences, steps, channels, length in [(2, 9, 5, 2), (1, 8, 40, 2), (3, 7, 17, 3)]:
        name = f"longest-{sequences}-{steps}-{channels}-{length}"
        x = reference.tensor(f"{name}.input", (sequences, steps, channels)).transpose(1, 2)
        y = F.max_pool1d(x, length).transpose(1, 2)
        reference.case(name, "pooled", y, length=length, of=name)
        reference.case(f"{name}-all", "over-time", x.amax(2), of=name)
        reference.case(f"{name}-norm", "normalised", normalised(f"{name}-norm", x).transpose(1, 2), of=name)
    x = reference.tensor("folded.input", (12,))
    y = F.linear(normalised("folded-norm", x[None]), *reference.weights("folded", (19, 12)))[0]
    reference.case("folded", "folded", y, inputs=12, outputs=19)
    for steps, inputs, hidden in [(7, 6, 10), (5, 20, 33), (9, 3, 16)]:
        name = f"memory-{inputs}-{hidden}"
        x = reference.tensor(f"{name}.input", (1, steps, inputs))
        layer = nn.LSTM(inputs, hidden, batch_first=True)
        with torch.no_grad():
            for part, tensor in layer.named_parameters():
                tensor.copy_(reference.tensor(f"{name}.{part}", tuple(tensor.shape), math.sqrt(3 / hidden)))
        y, (_, cell) = layer(x)
        reference.case(name, "memory", y, inputs=inputs, hidden=hidden)
        reference.case(f"{name}-cell", "cell", cell[0, 0], of=name, inputs=inputs, hidden=hidden)
    for entries, queries, width, hidden in [(4, 9, 7, 5), (13, 33, 16, 20), (1, 3, 2, 4)]:
        name = f"attention-{entries}"
        memory = reference.tensor(f"{name}.input", (1, entries, width))[0]
        query = reference.tensor(f"{name}.asked", (queries,))
        asked = F.linear(query, reference.tensor(f"{name}.query.weight", (hidden, queries), math.sqrt(6 / queries)))
        keys = F.linear(memory, reference.tensor(f"{name}.memory.weight", (hidden, width), math.sqrt(6 / width)))
        score = F.linear(torch.tanh(asked + keys), reference.tensor(f"{name}.score.weight", (1, hidden), 3.0))
        context = torch.softmax(score[:, 0], 0) @ memory
        reference.case(name, "attention", context, queries=queries, width=width, hidden=hidden)
    for count, scale in [(50, 8.0), (1, 1.0)]:
        name = f"logits-{count}"
        x = reference.tensor(f"{name}.input", (count,), scale)
        reference.case(name, "softmax", torch.softmax(x, 0), of=name)
        reference.case(f"{name}-log", "log-softmax", torch.log_softmax(x, 0) - 1, of=name)  # −1, as one value gives 0
    return reference


def autoencoder():
    reference = Reference()
    y = x = reference.picture("input", 3, 306, 306)
    for index, (cin, cout, kernel, stride, padding) in enumerate(
            [(3, 16, 3, 2, 1), (16, 64, 3, 2, 1), (64, 128, 5, 3, 2), (128, 256, 5, 3, 1)], 1):
        y = F.relu(F.conv2d(y, *reference.weights(f"encoder.conv{index}", (cout, cin, kernel, kernel)), stride, padding))
    reference.case("features", "features", y)
    codes = {}
    for slot, width in [("eyes", 8), ("hairFront", 32)]:
        codes[slot] = F.linear(y.flatten(1), *reference.weights(f"slots.{slot}.embed", (width, 16384)))[0]
        reference.case(slot, "embedding", codes[slot])
    y = F.relu(F.linear(codes["eyes"], *reference.weights("slots.eyes.unembed", (16384, 8)))).reshape(1, 256, 8, 8)
    for index, (cin, cout, kernel, stride, padding, output_padding) in enumerate(
            [(256, 128, 5, 3, 0, 0), (128, 64, 5, 3, 2, 1), (64, 16, 3, 2, 1, 0), (16, 3, 3, 2, 1, 1)], 1):
        fan_in = cin * kernel * kernel / stride**2
        weight, bias = reference.weights(f"decoder.conv{index}", (cin, cout, kernel, kernel), fan_in)
        y = F.relu(F.conv_transpose2d(y, weight, bias, stride, padding, output_padding))
    reference.case("decoded", "decoded", y)
    return reference


def residual(width, blocks, height, input_width):
    """A residual network of bottleneck blocks without its head, with the tensor names of torchvision's `resnet50`."""
    reference = Reference()

    def convolved(y, name, norm, outputs, kernel, stride=1, padding=0):
        shape = (outputs, y.shape[1], kernel, kernel)
        y = F.conv2d(y, reference.tensor(f"{name}.weight", shape, math.sqrt(6 / math.prod(shape[1:]))), None, stride, padding)
        gain, bias = reference.tensor(f"{norm}.weight", (outputs,), 0.3, 1.0), reference.tensor(f"{norm}.bias", (outputs,), 0.2)
        mean = reference.tensor(f"{norm}.running_mean", (outputs,), 0.2)
        variance = reference.tensor(f"{norm}.running_var", (outputs,), 0.5, 1.0)
        return F.batch_norm(y, mean, variance, gain, bias, eps=1e-5)

    x = reference.picture("input", 3, height, input_width)
    y = F.max_pool2d(F.relu(convolved(x, "conv1", "bn1", width, 7, 2, 3)), 3, 2, 1)
    for stage, count in enumerate(blocks):
        for block in range(count):
            name, stride = f"layer{stage + 1}.{block}", 2 if stage > 0 and block == 0 else 1
            z = F.relu(convolved(y, f"{name}.conv1", f"{name}.bn1", width << stage, 1))
            z = F.relu(convolved(z, f"{name}.conv2", f"{name}.bn2", width << stage, 3, stride, 1))
            z = convolved(z, f"{name}.conv3", f"{name}.bn3", 4 * width << stage, 1)
            if block == 0:
                y = convolved(y, f"{name}.downsample.0", f"{name}.downsample.1", 4 * width << stage, 1, stride)
            y = F.relu(y + z)
    reference.case("output", "residual", y.mean((2, 3))[0], width=width, blocks="-".join(map(str, blocks)))
    return reference


def network_module(name):
    if str(TRAINING / "parser") not in sys.path:
        sys.path.append(str(TRAINING / "parser"))  # of atlas.py
    spec = importlib.util.spec_from_file_location(f"{name}_network", TRAINING / name / "network.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folded_reference(network, folded, heights_widths):
    """A network whose convolutions and normalisations are set so that they fold to generated weights."""
    reference = Reference()
    network.eval()
    for name, tensor in folded(network).items():
        if name.endswith(".weight"):
            layer = name.removesuffix(".weight")
            set_layer(network.get_submodule(layer), *reference.weights(layer, tuple(tensor.shape)))
    with torch.no_grad():
        for height, width in heights_widths:
            name = f"{height}x{width}"
            output = network(reference.picture(f"{name}.input", 3, height, width))
            reference.case(name, "network", output if output.dim() == 4 else output[0])
    return reference


def set_layer(layer, weight, bias):
    with torch.no_grad():
        modules = list(layer.modules())
        norm = next((m for m in modules if isinstance(m, nn.BatchNorm2d)), None)
        convolution = next(m for m in modules if isinstance(m, (nn.Conv2d, nn.Linear)))
        convolution.weight.copy_(weight)
        if norm is None:
            convolution.bias.copy_(bias)
        else:
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
            norm.weight.fill_(1)
            norm.bias.copy_(bias)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="folder for the files")
    output = parser.parse_args().output
    torch.set_num_threads(1)
    with torch.no_grad():
        layers().save(output / "layers.safetensors")
        sequences().save(output / "sequences.safetensors")
        autoencoder().save(output / "autoencoder.safetensors")
        residual(12, [2, 1], 45, 38).save(output / "residual.safetensors")
        residual(64, [3, 4, 6, 3], 224, 224).save(output / "resnet50.safetensors")
        face_parser = network_module("parser").FaceParserNet()
        folded_reference(face_parser, lambda n: n.folded_state(), [(256, 256), (64, 96)]).save(
            output / "face-parser.safetensors")
        module = network_module("locator")
        folded_reference(module.FaceLocatorNetwork(), module.folded_tensors, [(160, 160), (96, 320)]).save(
            output / "face-locator.safetensors")
        module = network_module("aligner")
        folded_reference(module.FaceAlignerNetwork(), module.folded_tensors, [(96, 96)]).save(
            output / "face-aligner.safetensors")


if __name__ == "__main__":
    main()
