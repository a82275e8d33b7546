"""Tells how long one more picture takes a program that is running, as processor time, and draws groups of twenty drawn faces.

    python3 Tools/benchmarks/warm.py --program .build/release/mugmoji [--beside OLDER/mugmoji] PICTURE [--jobs 2] [--face all]
    python3 Tools/benchmarks/warm.py --groups FOLDER        (needs Pillow and numpy)

A run of `--copies` pictures less a run of one, divided by the pictures between, in turns, medians. Processor time is told because wall time
says little on a machine that does other things too; `taskset -c 0` keeps everything on one processor.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import tempfile
from glob import glob

SELFIES = os.path.join(os.path.dirname(__file__), "..", "..", "Fixtures", "selfies")


def processor_seconds(program, pictures, words):
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "convert", *pictures, "-o", folder, "--quiet", *words], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(arguments):
    words = ["--jobs", str(arguments.jobs), "--face", arguments.face]
    programs = [arguments.program] + ([arguments.beside] if arguments.beside else [])
    found = {program: [] for program in programs}
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number in range(arguments.copies):
            copies.append(os.path.join(folder, f"{number}{os.path.splitext(arguments.picture)[1]}"))
            shutil.copyfile(arguments.picture, copies[-1])
        for _ in range(arguments.runs):
            for program in programs:
                one = processor_seconds(program, copies[:2], words)
                many = processor_seconds(program, copies, words)
                found[program].append((one, (many - one) / (len(copies) - 2)))
    for program, times in found.items():
        middle = [sorted(column)[len(times) // 2] * 1000 for column in zip(*times)]
        print(f"{program}: two pictures from the start {middle[0]:.0f} ms, each further one {middle[1]:.1f} ms")


def draw_groups(folder):
    """Twenty of the drawn selfies in three rows that hide parts of one another, leaning up to 30°, and on a sheet."""
    import numpy
    from PIL import Image, ImageOps

    files = sorted(name for name in glob(os.path.join(SELFIES, "*.jpg")) if "two-faces" not in name)

    def person(number):
        picture = ImageOps.exif_transpose(Image.open(files[number % len(files)])).convert("RGB")
        labels = numpy.array(Image.open(files[number % len(files)][:-4] + ".labels.png"))
        mask = Image.fromarray((labels > 0).astype("uint8") * 255).resize(picture.size)
        return (ImageOps.mirror(picture), ImageOps.mirror(mask)) if number >= len(files) else (picture, mask)

    for name, width, height, lean in [("small", 1200, 800, 15), ("group", 2400, 1600, 15), ("leaning", 2400, 1600, 30), ("large", 4032, 2688, 15)]:
        chance = random.Random(name)
        group = Image.new("RGB", (width, height), (150, 160, 170))
        number = 0
        for row, count in enumerate((6, 7, 7)):
            for column in range(count):
                picture, mask = person(number)
                scale = width / count * 1.25 / picture.width * chance.uniform(0.85, 1.1)
                size, turn = (int(picture.width * scale), int(picture.height * scale)), chance.uniform(-lean, lean)
                picture = picture.resize(size, Image.LANCZOS).rotate(turn, Image.BICUBIC)
                mask = mask.resize(size).rotate(turn)
                x = width / count * (column + 0.5 + chance.uniform(-0.06, 0.06)) - size[0] / 2
                y = height * (0.04 + 0.27 * row + chance.uniform(-0.02, 0.02))
                group.paste(picture, (int(x), int(y)), mask)
                number += 1
        group.save(os.path.join(folder, f"{name}.jpg"), quality=92)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", nargs="?")
    parser.add_argument("--program", default=".build/release/mugmoji")
    parser.add_argument("--beside", help="another program, measured in turns")
    parser.add_argument("--copies", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--face", default="largest")
    parser.add_argument("--groups", metavar="FOLDER", help="draw groups of twenty into it, and measure nothing")
    arguments = parser.parse_args()
    if arguments.groups:
        os.makedirs(arguments.groups, exist_ok=True)
        draw_groups(arguments.groups)
    elif arguments.picture:
        measure(arguments)
    else:
        parser.error("name a picture, or a folder with --groups")


if __name__ == "__main__":
    main()
