"""Writes what another implementation of the locator can be compared with: a drawn picture and every stage's answer to it.

    python reference.py --weights face-locator.safetensors --out Fixtures/locator

locator.png           a drawn picture with two faces (no person's)
locator.json          levels that ran, faces and refined faces of it, in picture pixels
locator.safetensors   input and output of the network (level 160 of the picture, padded), float32
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import load_file, save_file

import locate
from network import run_folded


def ellipse(canvas, centre, axes, colour, turn=0.0, start=0, end=360, thickness=-1):
    fine = [round(v * 16) for v in (*centre, *axes)]
    cv2.ellipse(canvas, tuple(fine[:2]), tuple(fine[2:]), turn, start, end, colour, thickness, cv2.LINE_AA, 4)


def face(size, skin, hair, iris):
    """A drawn head on a size×size picture, with alpha; softly shaded, since the network learnt from photos."""
    s = size / 256
    canvas, alpha = np.zeros((size, size, 3), np.uint8), np.zeros((size, size), np.uint8)

    def draw(x, y, a, b, colour, **more):
        ellipse(canvas, (x * s, y * s), (a * s, b * s), colour, **more)
        if more.get("thickness", -1) < 0:
            ellipse(alpha, (x * s, y * s), (a * s, b * s), 255)

    dark = tuple(int(c * 0.72) for c in skin)
    lip = (int(skin[0] * 0.80), int(skin[1] * 0.48), int(skin[2] * 0.50))
    draw(128, 112, 88, 96, hair)
    draw(128, 226, 36, 50, dark)
    draw(56, 140, 12, 22, dark)
    draw(200, 140, 12, 22, dark)
    draw(128, 138, 70, 90, skin)
    draw(128, 62, 64, 26, hair)
    for x in (98, 158):
        draw(x, 126, 18, 10, dark)
        draw(x, 128, 14, 7, (245, 242, 238))
        draw(x, 128, 7, 7, iris)
        draw(x, 128, 3.5, 3.5, (15, 12, 12))
        draw(x, 108, 21, 5, hair)
        draw(x, 122, 17, 3, tuple(int(c * 0.4) for c in skin))
    draw(128, 156, 9, 22, tuple(min(255, int(c * 1.05)) for c in skin))
    draw(128, 172, 16, 7, dark)
    draw(121, 174, 4, 2.5, tuple(c // 3 for c in skin))
    draw(135, 174, 4, 2.5, tuple(c // 3 for c in skin))
    draw(128, 196, 28, 10, lip)
    draw(128, 195, 21, 3, (95, 40, 40))
    light = np.linspace(1.08, 0.80, size)[None, :, None] * np.linspace(1.05, 0.88, size)[:, None, None]
    canvas = np.clip(canvas * light, 0, 255).astype(np.uint8)
    return cv2.GaussianBlur(canvas, (0, 0), 1.6 * s), cv2.GaussianBlur(alpha, (0, 0), 1.2 * s)


def picture(width=520, height=390):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    canvas = np.stack([120 + 0.12 * x, 140 + 0.10 * y, 165 - 0.08 * x], -1)
    canvas += 10 * np.sin(x / 23)[..., None] * np.cos(y / 31)[..., None]
    looks = (((205, 160, 132), (58, 40, 30), (80, 110, 140)), ((128, 84, 60), (26, 20, 20), (70, 45, 30)))
    for look, side, middle, turn in zip(looks, (256, 150), ((175, 205), (410, 150)), (-14, 21)):
        drawn, alpha = face(256, *look)
        matrix = cv2.getRotationMatrix2D((128, 128), turn, side / 256)
        matrix[:, 2] += np.array(middle) - 128
        drawn = cv2.warpAffine(drawn, matrix, (width, height), flags=cv2.INTER_LINEAR)
        alpha = cv2.warpAffine(alpha, matrix, (width, height), flags=cv2.INTER_LINEAR)[..., None] / 255.0
        canvas = canvas * (1 - alpha) + drawn * alpha
    grain = np.random.default_rng(0).normal(0, 3, canvas.shape)
    return np.clip(canvas + grain, 0, 255).astype(np.uint8)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    tensors, drawn = load_file(options.weights), picture()
    faces, levels = locate.locate(tensors, drawn)
    cv2.imwrite(str(options.out / "locator.png"), drawn[..., ::-1])
    answer = {"levels": levels, "faces": [locate.described(f) for f in faces],
              "refined": [locate.described(locate.refined(tensors, drawn, f)) for f in faces]}
    json.dump(answer, open(options.out / "locator.json", "w"), indent=1)
    level = locate.resized(drawn, locate.LEVEL / max(drawn.shape[:2]))
    padded = np.zeros((-(-level.shape[0] // 32) * 32, locate.LEVEL, 3), np.float32)
    padded[:level.shape[0]] = level / np.float32(127.5) - 1
    x = torch.from_numpy(padded).permute(2, 0, 1)[None].contiguous()
    with torch.no_grad():
        save_file({"input": x, "output": run_folded(tensors, x).contiguous()},
                  str(options.out / "locator.safetensors"))
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
