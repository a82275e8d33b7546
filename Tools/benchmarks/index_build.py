"""Measures how fast a style's part index is built: parts a second with one and with two jobs, and the wall time of a
build when nothing has changed. Also checks that the files are the same.

    swift build -c release
    python3 Tools/benchmarks/index_build.py --program .build/release/mugmoji --parts Parts/classic
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time


def build(program, folder, jobs):
    """Runs a build; returns its report, the wall seconds and the processor seconds of the whole process."""
    before = os.times()
    start = time.perf_counter()
    outcome = subprocess.run(
        [program, "index", "build", "--parts", folder, "--jobs", str(jobs), "--json", "--quiet"],
        check=True, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return json.loads(outcome.stdout), wall, used


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the program mugmoji, built for release")
    parser.add_argument("--parts", required=True, help="the folder of a style; it is copied, not changed")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    rates = {1: [], 2: []}
    unchanged = []
    files = set()
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "style")
        shutil.copytree(arguments.parts, folder)
        index = os.path.join(folder, "parts.safetensors")
        # One kind of build after the other in every round, so that whatever else the machine does hits all alike.
        for _ in range(arguments.rounds):
            for jobs in rates:
                if os.path.exists(index):
                    os.remove(index)
                report, wall, used = build(arguments.program, folder, jobs)
                rates[jobs].append((report["embedded"] / wall, report["embedded"] / used))
                with open(index, "rb") as file:
                    files.add(file.read())
            report, wall, used = build(arguments.program, folder, 1)
            assert report["embedded"] == 0, report
            unchanged.append((wall, used))
    assert len(files) == 1, "the number of jobs changes the file"
    for jobs, values in rates.items():
        wall, used = (statistics.median(column) for column in zip(*values))
        print(f"{jobs} job{'s' if jobs > 1 else ' '}      {wall:7.1f} parts/s, {used:7.1f} parts per processor second")
    wall, used = (statistics.median(column) for column in zip(*unchanged))
    print(f"unchanged   {wall:7.3f} s (best {min(unchanged)[0]:.3f} s), {used:.3f} processor seconds")
    print(f"{report['parts']} parts, {report['bytes']} bytes, start-up of the program included, medians of "
          f"{arguments.rounds} rounds")


if __name__ == "__main__":
    main()
