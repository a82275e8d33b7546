"""Makes a style of very many parts, and measures how long a conversion waits for it: in turns with the style of which it was made, as wall
and processor time of the whole program, medians.

    swift build -c release --product mugmoji
    .build/release/mugmoji parts new plain
    python3 Tools/benchmarks/large_style.py --program .build/release/mugmoji --parts plain --count 40000 --photo FILE

The parts are those of the style again and again, each with another comment at its end. To embed them takes some hundredths of a second for
each, and a style may have 64 MiB in all; --folder keeps the style for the next time, and --embedder takes a smaller network.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time

MATCHED = ["ears", "head", "facialHair", "mouth", "nose", "eyes", "brows", "glasses", "hairFront", "headwear"]


def make(source, folder, count):
    """Copies the style, and adds parts to its matched slots until there are `count` in all."""
    shutil.copytree(source, folder)
    for name in ("parts.safetensors", "parts.pack"):
        if os.path.exists(os.path.join(folder, name)):
            os.remove(os.path.join(folder, name))
    own = {slot: sorted(os.listdir(os.path.join(source, slot))) for slot in MATCHED}
    files = [(slot, name) for slot in MATCHED for name in own[slot] if "--" not in name]
    there = sum(len([name for name in names if name.endswith(".svg")]) for _, _, names in os.walk(folder))
    for number in range(max(count - there, 0)):
        slot, name = files[number % len(files)]
        with open(os.path.join(source, slot, name), encoding="utf-8") as file:
            text = file.read()
        stem = name[:-len(".svg")][:18]
        with open(os.path.join(folder, slot, f"{stem}-{number // len(files)}.svg"), "w", encoding="utf-8") as file:
            file.write(f"{text}<!-- {number} -->\n")


def convert(program, photo, folder, options, output):
    """Wall seconds, processor seconds and the most memory (MiB) of one conversion."""
    arguments = [program, "convert", photo, "-o", output, "--parts", folder, "--force", "--quiet"] + options
    start = time.perf_counter()
    process = subprocess.Popen(arguments)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, arguments
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the program mugmoji, built for release")
    parser.add_argument("--parts", required=True, help="the folder of the style that is repeated; it is not changed")
    parser.add_argument("--photo", required=True)
    parser.add_argument("--count", type=int, default=40000)
    parser.add_argument("--folder", help="where the style is made, or lies already; a temporary folder if left out")
    parser.add_argument("--embedder", help="as for mugmoji")
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    options = ["--embedder", arguments.embedder] if arguments.embedder else []
    with tempfile.TemporaryDirectory() as scratch:
        small = os.path.join(scratch, "small")
        shutil.copytree(arguments.parts, small)
        large = arguments.folder or os.path.join(scratch, "large")
        if not os.path.exists(large):
            make(arguments.parts, large, arguments.count)
        for folder in (small, large):
            start = time.perf_counter()
            subprocess.run([arguments.program, "index", "build", "--quiet", "--parts", folder] + options, check=True)
            print(f"index of {folder}: {time.perf_counter() - start:.1f} s")
        taken = {small: [], large: []}
        for _ in range(arguments.rounds):
            for folder, times in taken.items():
                output = os.path.join(scratch, "emoji.png")
                times.append(convert(arguments.program, arguments.photo, folder, options, output))
        for folder, times in taken.items():
            wall, used, memory = (statistics.median(column) for column in zip(*times))
            best = min(time[0] for time in times)
            print(f"{folder}: {1000 * wall:6.0f} ms (best {1000 * best:.0f}), {1000 * used:6.0f} ms of processors, {memory:.0f} MiB")


if __name__ == "__main__":
    main()
