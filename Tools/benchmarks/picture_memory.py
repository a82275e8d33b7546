"""How much memory and time `mugmoji convert` takes for large pictures, with a face and without.

For each size and format a picture is drawn: the fixture's selfie over the whole picture (`large`), 300 pixels high in a field of soft
noise (`small`: found only by the search at full size), and the noise alone (`none`). Two copies of it are converted with two jobs.
Prints the largest resident size of the process, and its processor and wall time for both. Needs Pillow.

    python3 Tools/benchmarks/picture_memory.py --program .build/release/mugmoji --selfie Fixtures/selfies/short-smile.jpg --scratch DIR
"""

import argparse
import math
import multiprocessing
import os
import subprocess
import time

from PIL import Image

Image.MAX_IMAGE_PIXELS = None

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--program", required=True)
parser.add_argument("--selfie", required=True)
parser.add_argument("--scratch", required=True, help="an empty folder for pictures of up to 400 MB")
parser.add_argument("--megapixels", type=float, nargs="+", default=[1, 12, 48, 108, 200])
parser.add_argument("--formats", nargs="+", default=["jpeg", "png"], choices=["jpeg", "progressive", "png", "interlaced", "webp"])
parser.add_argument("--faces", nargs="+", default=["large", "small", "none"], choices=["large", "small", "none"])
parser.add_argument("--option", nargs="*", default=[], help="more options for the program, without the leading dashes")
options = parser.parse_args()


def drawn(width, height, face):
    selfie = Image.open(options.selfie).convert("RGB")
    if face == "large":
        return selfie.resize((width, height), Image.BILINEAR)
    noise = Image.effect_noise((max(width // 16, 8), max(height // 16, 8)), 60).convert("RGB")
    picture = noise.resize((width, height), Image.BILINEAR)
    if face == "small":
        small = selfie.resize((300 * selfie.width // selfie.height, 300))
        picture.paste(small, (width * 2 // 3 // 16 * 16, height // 3 // 16 * 16))
    return picture


def save(picture, path, kind):
    if kind in ("jpeg", "progressive"):
        picture.save(path, "JPEG", quality=80, progressive=kind == "progressive")
    elif kind == "webp":
        picture.save(path, "WEBP", quality=70, method=0)
    else:
        picture.save(path, "PNG", compress_level=1)


def draw(width, height, face, paths):
    """In a process of its own: what this one holds would be counted as the program's, which begins as its copy."""
    picture = drawn(width, height, face)
    for kind, path in paths.items():
        save(picture, path, kind)


def measured(command):
    """Exit status, largest resident size in MiB, processor seconds and wall seconds of a run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024, seconds, time.monotonic() - start, words


if __name__ == "__main__":
    print(f"{'MP':>5} {'format':<12} {'face':<6} {'status':>6} {'MiB':>6} {'cpu s':>6} {'wall s':>6}")
    for megapixels in options.megapixels:
        height = int(math.sqrt(megapixels * 1e6 * 3 / 4))
        width = int(megapixels * 1e6 / height)
        kinds = [kind for kind in options.formats if kind != "webp" or max(width, height) <= 16383]
        for face in options.faces:
            paths = {kind: os.path.join(options.scratch, f"a.{kind}") for kind in kinds}
            process = multiprocessing.Process(target=draw, args=(width, height, face, paths))
            process.start()
            process.join()
            for kind, path in paths.items():
                other = os.path.join(options.scratch, f"b.{kind}")
                os.link(path, other)
                folder = os.path.join(options.scratch, "out")
                command = [options.program, "convert", path, other, "-o", folder + "/", "--jobs", "2", "--force"]
                status, size, cpu, wall, words = measured(command + ["--" + option for option in options.option])
                print(f"{megapixels:5g} {kind:<12} {face:<6} {status:6} {size:6.0f} {cpu:6.2f} {wall:6.2f}", flush=True)
                os.unlink(path)
                os.unlink(other)
