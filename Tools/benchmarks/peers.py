"""Compares the networks' speed with ONNX Runtime, one thread each, in turns.

    (cd Tools && swift build -c release --product benchmarks)
    python Tools/benchmarks/peers.py Tools/.build/release/benchmarks --runs 100

Both sides run the same networks with the same generated weights. One round runs every network once on every side, so that whatever
else the machine does falls on all alike; the table gives median and best. Needs torch, onnx, onnxruntime and safetensors.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import onnxruntime
import torch
from safetensors.torch import save_file
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training" / "reference"))
import make_reference  # noqa: E402


class Trunk(nn.Module):
    """The autoencoder's shared layers."""

    def __init__(self, weights):
        super().__init__()
        layers = []
        for index, (cin, cout, kernel, stride, padding) in enumerate(
                [(3, 16, 3, 2, 1), (16, 64, 3, 2, 1), (64, 128, 5, 3, 2), (128, 256, 5, 3, 1)], 1):
            layer = nn.Conv2d(cin, cout, kernel, stride, padding)
            layer.load_state_dict({key: weights[f"encoder.conv{index}.{key}"] for key in ("weight", "bias")})
            layers += [layer, nn.ReLU()]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


def generated_weights(reference):
    weights = {}
    for line in reference.tensors:
        name, shape, scale = line.split(";")
        if name.endswith((".weight", ".bias")):
            weights[name] = make_reference.generated(name, tuple(map(int, shape.split(","))), float(scale))
    return weights


def prepared_networks(folder):
    """Writes the weights for our side; gives name -> (PyTorch network, input size, inputs at once)."""
    networks = {}
    weights = generated_weights(make_reference.autoencoder())
    save_file(weights, folder / "autoencoder.safetensors")
    networks["autoencoder"] = Trunk(weights), 306, 1
    networks["autoencoder-8"] = Trunk(weights), 306, 8
    module = make_reference.network_module("parser")
    network = module.FaceParserNet()
    reference = make_reference.folded_reference(network, lambda n: n.folded_state(), [])
    save_file(generated_weights(reference), folder / "face-parser.safetensors")
    networks["face-parser"] = network, 256, 1
    module = make_reference.network_module("locator")
    network = module.FaceLocatorNetwork()
    reference = make_reference.folded_reference(network, module.folded_tensors, [])
    save_file(generated_weights(reference), folder / "face-locator.safetensors")
    networks["face-locator"] = network, 160, 1
    return networks


def session(network, size, batch, path):
    torch.onnx.export(network.eval(), (torch.zeros(batch, 3, size, size),), str(path), input_names=["x"], dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Ours:
    """The benchmark program, waiting for names of networks."""

    def __init__(self, program, folder, instruction_set):
        self.process = subprocess.Popen(
            [program, str(folder), "--interactive"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"MUGMOJI_ISA": instruction_set})

    def __call__(self, name):
        print(name, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the built Swift program `benchmarks`")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--isa", nargs="+", default=["avx512", "avx2", "portable"], help="instruction sets to compare")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        networks = prepared_networks(Path(folder))
        sides = {isa: Ours(arguments.program, folder, isa) for isa in arguments.isa}
        sessions = {name: session(*network, Path(folder) / f"{name}.onnx") for name, network in networks.items()}
        inputs = {name: make_reference.generated(name, (batch, 3, size, size), 1).numpy()
                  for name, (_, size, batch) in networks.items()}

        def onnx_runtime(name):
            start = time.perf_counter()
            sessions[name].run(None, {"x": inputs[name]})
            return (time.perf_counter() - start) * 1000

        sides["ONNX Runtime"] = onnx_runtime
        times = {(name, side): [] for name in networks for side in sides}
        for _ in range(arguments.runs):
            for (name, side), measured in times.items():
                measured.append(sides[side](name))
        for (name, side), measured in times.items():
            measured.sort()
            print(f"{name:14} {side:14} median {measured[len(measured) // 2]:7.2f} ms   best {measured[0]:7.2f} ms")


if __name__ == "__main__":
    main()
