#!/usr/bin/env python3
"""Tells what a call of the package costs beside the program's own work.

    taskset -c 0 Tools/integrations/python/benchmarks/overhead.py --program .build/release/mugmoji [--rounds 7] [--pictures 40]

On one processor: `convert --jobs 1` lends a picture those that are spare, a worker of one job does not.

The program's own time for a picture is that of `convert --jobs 1` over copies of the selfie, less that of one over a single one, by their number (it also reads
and writes files). Rounds of both take turns; the figures are medians. numpy and Pillow are measured where they are installed.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "src"))

import mugmoji  # noqa: E402

SELFIE = pathlib.Path(__file__).resolve().parents[4] / "Fixtures/selfies/short-smile.jpg"


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pictures", type=int, default=40)
    arguments = parser.parse_args()
    program, pictures = mugmoji.find_program(arguments.program), arguments.pictures
    data = SELFIE.read_bytes()
    with tempfile.TemporaryDirectory() as work, mugmoji.Maker(jobs=1, program=program) as maker:
        many = pathlib.Path(work, "many")
        many.mkdir()
        for number in range(pictures + 1):
            shutil.copy(SELFIE, many / f"{number}.jpg")

        def batch(*inputs: pathlib.Path) -> float:
            output = pathlib.Path(work, "out")
            command = [program, "convert", *map(str, inputs), "--jobs", "1", "--quiet", "-o", f"{output}/"]
            taken = milliseconds(lambda: subprocess.run(command, check=True))
            shutil.rmtree(output)
            return taken

        calls: dict[str, Callable[[], object]] = {
            "path": lambda: maker.convert(SELFIE),
            "bytes": lambda: maker.convert(data),
        }
        try:
            import numpy
            from PIL import Image
            image = Image.open(SELFIE)
            image.load()
            pixels = numpy.asarray(image)
            calls |= {
                "bytes to array()": lambda: maker.convert(data).array(),
                f"array {image.width}×{image.height}": lambda: maker.convert(pixels),
                f"Pillow image {image.width}×{image.height}": lambda: maker.convert(image),
            }
        except ImportError:
            print("skipped: arrays and images, as numpy or Pillow is not installed")
        for call in calls.values():
            call()
        own: list[float] = []
        taken: dict[str, list[float]] = {name: [] for name in calls}
        here: dict[str, list[float]] = {name: [] for name in calls}
        pings = [milliseconds(maker.ping) for _ in range(1000)]
        for _ in range(arguments.rounds):
            own.append((batch(*sorted(many.iterdir())) - batch(many / "0.jpg")) / pictures)
            for name, call in calls.items():
                began = time.process_time()
                taken[name].append(milliseconds(lambda: [call() for _ in range(pictures)]) / pictures)
                here[name].append((time.process_time() - began) * 1000 / pictures)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {arguments.rounds} rounds of {pictures} pictures")
    print(f"{'ping, there and back':30} {statistics.median(pings):8.2f} ms")
    print(f"{'convert --jobs 1, a picture':30} {statistics.median(own):8.2f} ms")
    for name, values in taken.items():
        more = statistics.median(value - alone for value, alone in zip(values, own))
        print(f"{'convert(' + name + ')':30} {statistics.median(values):8.2f} ms {more:+8.2f}, of it processor time of Python {statistics.median(here[name]):.2f}")


if __name__ == "__main__":
    main()
