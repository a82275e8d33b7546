"""What a frame of `mugmoji visualize` costs, and how far its numbers are from those of `--every-frame`.

    swift build -c release
    python3 Tools/benchmarks/video_speed.py .build/release/mugmoji --clip CLIP [--clip CLIP …] --scratch DIR [--before PROGRAM]

Processor time, of the program and of all it starts, is counted for the first second of a clip and for all of it; the difference
is what the other frames cost, without the start. Programs run in turns, and medians are printed: the time that passes says
little beside other work, processor time says much. `--before` is another build to compare with.

Then, for each clip, the table of `--csv` beside that of `--every-frame`: how many vectors were kept, by how much similarities differ
where the part is the same, and in how many rows another part stands. Needs nothing but Python.
"""

import argparse
import csv
import math
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

MODES = {"plain": [], "smooth": ["--smooth"], "avatar only": ["--avatar-only"], "every frame": ["--every-frame"]}


def run(program, clip, arguments, output):
    """Processor seconds, seconds that passed, and frames."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([program, "visualize", clip, *arguments, "-o", output, "--force"], capture_output=True, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{program}: {done.stderr}")
    frames = int(re.search(r": (\d+) frames", done.stderr).group(1))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, frames


def cost(program, clip, arguments, output):
    """Milliseconds of processor time for a frame after the first second, and frames in a second of the whole."""
    short, _, first = run(program, clip, [*arguments, "--duration", "1"], output)
    long, wall, frames = run(program, clip, arguments, output)
    return 1000 * (long - short) / max(frames - first, 1), frames / wall


def table(program, clip, arguments, output):
    path = output.parent / "table.csv"
    run(program, clip, [*arguments, "--size", "320x180", "--csv", path], output)
    rows = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            if row["similarity"]:
                vector = [float(value or 0) for name, value in row.items() if name.startswith("face_")]
                rows[int(row["frame"]), row["slot"]] = (row["part"], float(row["similarity"]), vector)
    return rows


def tolerance(program, clip, arguments, output):
    kept, exact = table(program, clip, arguments, output), table(program, clip, [*arguments, "--every-frame"], output)
    same = [(key, row) for key, row in kept.items() if key in exact]
    held = sum((frame - 1, slot) in kept and kept[frame - 1, slot][2] == row[2] for (frame, slot), row in same)
    gaps = sorted(abs(row[1] - exact[key][1]) for key, row in same if row[0] == exact[key][0])
    angles = sorted(
        math.acos(max(-1, min(1, sum(a * b for a, b in zip(row[2], exact[key][2]))))) for key, row in same)
    others = sum(row[0] != exact[key][0] for key, row in same)
    print(
        f"  {' '.join(arguments) or 'plain'}: {held / len(same):.0%} of {len(same)} vectors kept; similarity differs by "
        f"{statistics.mean(gaps):.4f} (mean), {gaps[len(gaps) * 95 // 100]:.3f} (95 %), {gaps[-1]:.3f} (most); vectors turn by "
        f"{statistics.mean(angles):.3f} (mean), {angles[len(angles) * 95 // 100]:.3f} (95 %); another part in {others / len(same):.1%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--clip", type=Path, action="append", required=True)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--before")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mode", choices=MODES, action="append")
    parser.add_argument("--no-tables", action="store_true")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    programs = [program for program in (options.before, options.program) if program]
    for clip in options.clip:
        print(clip.name)
        for mode in options.mode or MODES:
            output = options.scratch / ("out.webp" if mode == "avatar only" else "out.mp4")
            results = {program: [] for program in programs}
            for _ in range(options.rounds):
                for program in programs:
                    if program != options.before or mode != "every frame":
                        results[program].append(cost(program, clip, MODES[mode], output))
            for program, costs in results.items():
                if costs:
                    name = "before" if program == options.before else "now"
                    times, rates = zip(*costs)
                    print(
                        f"  {mode:12} {name:7} {statistics.median(times):6.1f} ms of processor time a frame "
                        f"({min(times):.1f} at least), {max(rates):5.1f} frames a second at best")
        if not options.no_tables:
            for arguments in ([], ["--smooth"]):
                tolerance(options.program, clip, arguments, options.scratch / "out.mp4")


if __name__ == "__main__":
    main()
