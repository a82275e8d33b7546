"""What `mugmoji pack` costs, and whether other programs read what it writes. The figures of docs/decisions/moving-pictures.md.

    python packs.py cost PROGRAM RECIPE OUT [--expressions all] [--still]   time and memory; then the bytes of each platform
    python packs.py read PACK                                               every picture by Pillow, webpmux and ffprobe
    python packs.py ways LOOP SCRATCH                                       what ways to write a loop cost, and what they lose
    python packs.py full-disk PROGRAM RECIPE [--animated]                   what is left where a disk becomes full: nothing

A loop is what `mugmoji render RECIPE --expression crying --animate --fps 20 --crop tight --outline white --size 480 -o crying.webp` writes.
Processor time counts the programs that it starts (ffmpeg), which wall time on a shared machine hides; memory is that of the largest
process. Pillow and NumPy are needed; `webpmux` and `img2webp` are in Debian's package webp. A full disk is a small tmpfs, which root may
mount, and anybody in a namespace of his own where the system allows that.
"""

import argparse
import collections
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

MOVING = {"webp", "png", "gif"}


def cost(arguments):
    command = [arguments.program, "pack", arguments.recipe, "-o", arguments.out, "--for", "all", "--force", "--quiet",
               "--expressions", arguments.expressions, "--json"]
    if not arguments.still:
        command.append("--animated")
    started = time.monotonic()
    reports = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    wall = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.1f} s of processor time, {wall:.1f} s, {used.ru_maxrss / 1024:.0f} MiB")
    for line in reports.splitlines():
        report = json.loads(line)
        print(f"{report['platform']:10} {report['stickers']:3} stickers {report['bytes']:12,} bytes")


def frames(path):
    from PIL import Image

    with Image.open(path) as picture:
        for index in range(getattr(picture, "n_frames", 1)):
            picture.seek(index)
            yield picture.convert("RGBA")


def pictures(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix[1:] in MOVING | {"webm"})


def read(arguments):
    found = collections.Counter()
    wrong = []
    for path in pictures(arguments.pack):
        try:
            if path.suffix == ".webm":
                command = ["ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                           "stream=codec_name,nb_read_frames", "-of", "csv=p=0", str(path)]
                codec, count = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().split(",")
                if codec != "vp9" or int(count) < 1:
                    wrong.append(f"{path}: {codec}, {count} frames")
                found["webm by ffprobe"] += 1
                continue
            count = sum(1 for _ in frames(path))
            found[f"{path.suffix[1:]} by Pillow"] += 1
            if path.suffix == ".webp":
                info = subprocess.run(["webpmux", "-info", str(path)], check=True, capture_output=True, text=True).stdout
                told = [line for line in info.splitlines() if line.startswith("Number of frames:")]
                if told and int(told[0].split(":")[1]) != count:
                    wrong.append(f"{path}: {count} frames by Pillow, {told[0]} by webpmux")
                found["webp by webpmux"] += 1
        except Exception as error:
            wrong.append(f"{path}: {error}")
    for reader, count in sorted(found.items()):
        print(f"{count:5} {reader}")
    print("\n".join(wrong) if wrong else "all are read")
    sys.exit(bool(wrong))


def ways(arguments):
    """Each way's bytes, processor time, and PSNR as seen on black and on white."""
    import numpy
    from PIL import Image

    def over(frame, ground):
        pixels = numpy.asarray(frame, dtype=float)
        alpha = pixels[..., 3:] / 255
        return pixels[..., :3] * alpha + ground * (1 - alpha)

    def tell(name, seconds, size, shown):
        errors = [numpy.mean((over(one, ground) - over(two, ground)) ** 2)
                  for one, two in zip(loop, shown) for ground in (0, 255)]
        print(f"| {name} | {size:,} | {seconds:.2f} | {10 * numpy.log10(255 ** 2 / max(numpy.mean(errors), 1e-9)):.1f} |")

    loop = list(frames(arguments.loop))
    scratch = pathlib.Path(arguments.scratch)
    width, height = loop[0].size
    strip = Image.new("RGBA", (width, height * len(loop)))
    for index, frame in enumerate(loop):
        strip.paste(frame, (0, height * index))
        frame.save(scratch / f"{index:03}.png", compress_level=1)
    print("| way | bytes | s | PSNR |")
    for colors in (256, 64):
        few = strip.quantize(colors, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGBA")
        for index in range(len(loop)):
            few.crop((0, height * index, width, height * (index + 1))).save(scratch / f"few-{index:03}.png", compress_level=1)
        run(tell, f"WebP, {colors} colours, at once", "few-", ["-kmin", "0", "-kmax", "0", "-lossless", "-m", "1", "-q", "20"], scratch)
    for quality in (75, 90):
        run(tell, f"WebP, quality {quality}, mixed", "0", ["-mixed", "-kmin", "3", "-kmax", "5", "-lossy", "-m", "4", "-q", str(quality)], scratch)
    vp9 = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-framerate", "20", "-i", str(scratch / "%03d.png"), "-vf",
           "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuva420p", "-auto-alt-ref", "0", "-b:v", "0", "-crf", "14",
           "-c:v", "libvpx-vp9", "-row-mt", "1"]
    out = scratch / "loop.webm"
    first = ["-deadline", "good", "-cpu-used", "4", "-pass", "1", "-passlogfile", str(scratch / "log"), "-f", "null", "-"]
    second = ["-deadline", "good", "-cpu-used", "2", "-pass", "2", "-passlogfile", str(scratch / "log"), str(out)]
    for name, commands in [("VP9, careful, two passes", [vp9 + first, vp9 + second]),
                           ("VP9, realtime 5", [vp9 + ["-deadline", "realtime", "-cpu-used", "5", str(out)]])]:
        seconds = sum(timed(command) for command in commands)
        raw = subprocess.run(["ffmpeg", "-v", "error", "-c:v", "libvpx-vp9", "-i", str(out), "-vf",
                              "scale=in_color_matrix=bt709:in_range=tv", "-f", "rawvideo", "-pix_fmt", "rgba", "-"],
                             check=True, stdout=subprocess.PIPE).stdout
        tell(name, seconds, out.stat().st_size, numpy.frombuffer(raw, numpy.uint8).reshape(-1, height, width, 4))


def timed(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(tell, name, prefix, options, scratch):
    out = scratch / "loop.webp"
    seconds = timed(["img2webp", *options, *map(str, sorted(scratch.glob(prefix + "*.png"))), "-o", str(out)])
    tell(name, seconds, out.stat().st_size, list(frames(out)))


def full_disk(arguments):
    """Makes a pack where there is room for a tenth, a half and nine tenths of it."""
    if os.geteuid() != 0 and "MUGMOJI_UNSHARED" not in os.environ:
        os.environ["MUGMOJI_UNSHARED"] = "1"
        sys.exit(subprocess.run(["unshare", "--user", "--map-root-user", "--mount", sys.executable, *sys.argv]).returncode)
    arguments.program = str(pathlib.Path(arguments.program).resolve())
    command = [arguments.program, "pack", arguments.recipe, "--for", "all", "--quiet", "--expressions",
               "happy,angry,laughing,wink,sad,cool,thinking,surprised", *(["--animated"] if arguments.animated else []), "-o"]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        disk = pathlib.Path(folder, "disk")
        disk.mkdir()
        subprocess.run(command + [f"{folder}/whole"], check=True)
        whole = sum(-(-path.stat().st_size // 4096) * 4096 for path in pathlib.Path(folder, "whole").rglob("*") if path.is_file())
        for share in (10, 50, 90):
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={whole * share // 100}", "tmpfs", str(disk)])
            if mounted.returncode:
                sys.exit("no tmpfs may be mounted here")
            try:
                made = subprocess.run(command + [f"{disk}/pack"], capture_output=True, text=True)
                left = sorted(str(path.relative_to(disk)) for path in disk.rglob("*"))
            finally:
                subprocess.run(["umount", str(disk)], check=True)
            is_right = made.returncode == 73 and not left
            wrong += not is_right
            print(f"{share} % of {whole:,} bytes: status {made.returncode}, left {left}: {made.stderr.strip()}")
    sys.exit(bool(wrong))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("cost")
    for name in ("program", "recipe", "out"):
        command.add_argument(name)
    command.add_argument("--expressions", default="all")
    command.add_argument("--still", action="store_true")
    command.set_defaults(run=cost)
    command = commands.add_parser("read")
    command.add_argument("pack")
    command.set_defaults(run=read)
    command = commands.add_parser("ways")
    for name in ("loop", "scratch"):
        command.add_argument(name)
    command.set_defaults(run=ways)
    command = commands.add_parser("full-disk")
    for name in ("program", "recipe"):
        command.add_argument(name)
    command.add_argument("--animated", action="store_true")
    command.set_defaults(run=full_disk)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
