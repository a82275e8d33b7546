#!/usr/bin/env python3
"""Compares captioned stickers as SVG in Chromium with the PNG of Mugmoji: the same picture, but for how edges are smoothed.

    python3 Tools/benchmarks/captions_in_browser.py --program .build/release/mugmoji --chromium chromium

Needs Pillow. For each recipe and text: the greatest share of pixels of which a channel differs by more than 64 of 255, and the mean difference. An
outline that is missing or moved by a pixel or two makes the first some per cent. Ends with 1 where the share is above 0.5 %.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SELFIES = ["curly-round-glasses", "afro-smile", "blue-beanie-goatee", "short-smile"]
TEXTS = ["when the plan works|tell everyone", "周一早上|我还没睡醒", "שלום לך", "donaudampfschifffahrtsgesellschaft"]


def shot(chromium: str, page: pathlib.Path, size: int, out: pathlib.Path) -> Image.Image:
    command = [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
               f"--window-size={size},{size + 200}", f"--screenshot={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(out).convert("RGB").crop((0, 0, size, size))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/mugmoji"))
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--save", type=pathlib.Path, help="folder for the pictures and their differences")
    arguments = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for number, (selfie, text) in enumerate(zip(SELFIES, TEXTS)):
            recipe = folder / f"{number}.json"
            run = [arguments.program, "convert", str(ROOT / f"Fixtures/selfies/{selfie}.jpg"), "-o", str(folder / f"{number}.plain.png"),
                   "--recipe", str(recipe), "--quiet"]
            subprocess.run(run, check=True)
            made = {}
            for place in ("auto", "bubble"):
                for kind in ("png", "svg"):
                    made[kind] = folder / f"{number}.{place}.{kind}"
                    subprocess.run([arguments.program, "caption", str(recipe), "--text", text, "--caption-place", place, "--background", "#ffffff",
                                    "--size", str(arguments.size), "-o", str(made[kind])], check=True)
                page = folder / f"{number}.{place}.html"
                page.write_text(f'<!doctype html><body style="margin:0;background:#fff"><img src="{made["svg"].name}" '
                                f'width="{arguments.size}" height="{arguments.size}" style="display:block">')
                own = Image.open(made["png"]).convert("RGB")
                browser = shot(arguments.chromium, page, arguments.size, folder / "shot.png")
                difference = ImageChops.difference(own, browser)
                most = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
                counts = most.histogram()
                share = sum(counts[65:]) / sum(counts)
                mean = sum(value * count for value, count in enumerate(counts)) / sum(counts)
                worst = max(worst, share)
                print(f"{selfie}, {place}: {share:.3%} of the pixels by more than 64, mean {mean:.2f}")
                if arguments.save:
                    arguments.save.mkdir(parents=True, exist_ok=True)
                    for name, image in (("own", own), ("browser", browser), ("difference", most)):
                        image.save(arguments.save / f"{number}-{place}-{name}.png")
    sys.exit(worst > 0.005)


if __name__ == "__main__":
    main()
