"""Writes a checkpoint as the package's weights and, for other runtimes, as ONNX.

    python export.py --checkpoint RUN/best.pt --output face-parser.safetensors [--half] [--onnx face-parser.onnx]

Batch normalisation is folded; the names are those of docs/models/face-parser-network.md.
"""

import argparse
import pathlib

import safetensors.torch
import torch
from torch import nn

from network import ConvBN, FaceParserNet


def load(path):
    """A network in inference mode from a checkpoint or from an exported safetensors file."""
    net = FaceParserNet().eval()
    if path.suffix == ".safetensors":
        fold(net)
        tensors = safetensors.torch.load_file(path)
        net.load_state_dict({name.replace(".weight", ".conv.weight").replace(".bias", ".conv.bias")
                             if not name.startswith("head.") else name: tensor.float()
                             for name, tensor in tensors.items()})
    else:
        net.load_state_dict(torch.load(path, weights_only=True)["average"])
    return net


@torch.no_grad()
def fold(net):
    """Replaces every convolution with batch normalisation by the one convolution it equals."""
    for module in net.modules():
        if isinstance(module, ConvBN):
            weight, bias = module.folded()
            old = module.conv
            module.conv = nn.Conv2d(old.in_channels, old.out_channels, old.kernel_size, old.stride, old.padding,
                                    groups=old.groups)
            module.conv.weight.copy_(weight)
            module.conv.bias.copy_(bias)
            module.bn = nn.Identity()
    return net


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--half", action="store_true", help="float16 instead of float32")
    parser.add_argument("--onnx", type=pathlib.Path)
    options = parser.parse_args()
    net = load(options.checkpoint)
    state = net.folded_state()
    if options.half:
        state = {name: tensor.half() for name, tensor in state.items()}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(state, options.output)
    sample = torch.rand(1, 3, 256, 256) * 2 - 1
    with torch.no_grad():
        difference = (load(options.output)(sample) - net(sample)).abs().max().item()
    print(f"{options.output}: {len(state)} tensors, {options.output.stat().st_size} bytes, "
          f"largest difference in the logits of noise {difference:.2g}")
    if options.onnx:
        torch.onnx.export(fold(net), (sample,), options.onnx, input_names=["picture"], output_names=["logits"],
                          opset_version=17, dynamo=False)


if __name__ == "__main__":
    main()
