"""What one would put together in Python for the same job, as a measure: MediaPipe's face mesh and selfie segmentation, crops of ten parts, the same autoencoder in PyTorch in
one batch, cosine similarity by numpy, CairoSVG and Pillow. It writes an emoji that was chosen before, so that it draws what Mugmoji draws.

    python system_peer.py --weights face-autoencoder.safetensors --index parts.safetensors --svg emoji.svg --out FOLDER PICTURE …
    python system_peer.py … --parts FOLDER-OF-SVG     # embeds parts instead, as an index is built

Prints the seconds of each picture but the first, which pays for what is made at the first use; one thread.
"""

import argparse
import io
import json
import pathlib
import time

import cairosvg
import cv2
import mediapipe
import numpy
import torch
from PIL import Image, ImageOps
from safetensors import safe_open
from torch import nn

SLOTS = ["ears", "head", "facialHair", "mouth", "nose", "eyes", "brows", "glasses", "hairFront", "headwear"]
# Centre and size of each crop in a face of width 1, from the middle between the eyes.
WINDOWS = {"ears": (0, .3, 2, 1), "head": (0, .5, 1.7, 1.4), "facialHair": (0, .7, 1.7, 1.3), "mouth": (0, .7, .85, .64), "nose": (0, .28, .7, .7),
           "eyes": (0, 0, 1.1, .5), "brows": (0, -.25, 1.2, .5), "glasses": (0, 0, 1.6, .85), "hairFront": (0, -.1, 2.6, 3.6), "headwear": (0, -.1, 2.6, 3.6)}
LAYERS = [(3, 16, 3, 2, 1), (16, 64, 3, 2, 1), (64, 128, 5, 3, 2), (128, 256, 5, 3, 1)]


class Encoder:
    def __init__(self, weights, slots):
        layers = []
        with safe_open(weights, "pt") as file:
            for number, (inputs, outputs, kernel, stride, padding) in enumerate(LAYERS, 1):
                layer = nn.Conv2d(inputs, outputs, kernel, stride, padding)
                layer.load_state_dict({key: file.get_tensor(f"encoder.conv{number}.{key}").float() for key in ("weight", "bias")})
                layers += [layer, nn.ReLU()]
            self.heads = {slot: (file.get_tensor(f"slots.{slot}.embed.weight").float(), file.get_tensor(f"slots.{slot}.embed.bias").float()) for slot in slots}
        self.trunk = nn.Sequential(*layers, nn.Flatten()).eval()

    @torch.no_grad()
    def __call__(self, canvases, slots):
        features = self.trunk(torch.from_numpy(canvases))
        return [nn.functional.linear(feature, *self.heads[slot]).numpy() for feature, slot in zip(features, slots)]


class Peer:
    def __init__(self, arguments):
        self.mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=1, refine_landmarks=True)
        self.person = mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0)
        self.encoder = Encoder(arguments.weights, SLOTS)
        self.svg, self.vectors = arguments.svg.read_bytes(), {}
        with safe_open(arguments.index, "np") as index:
            for slot in SLOTS:
                vectors = index.get_tensor(f"{slot}.vectors")
                self.vectors[slot] = vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    def convert(self, path, output):
        picture = numpy.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))
        side = max(picture.shape)
        small = cv2.resize(picture, None, fx=1024 / side, fy=1024 / side, interpolation=cv2.INTER_AREA) if side > 1024 else picture
        found = self.mesh.process(small).multi_face_landmarks
        mask = self.person.process(small).segmentation_mask
        height, width = small.shape[:2]
        points = numpy.array([(p.x * width, p.y * height) for p in found[0].landmark]) if found else numpy.array([(0, 0), (width, height)])
        left, right = points.min(0), points.max(0)
        x, y, scale = (left[0] + right[0]) / 2, left[1] * .65 + right[1] * .35, right[0] - left[0]
        masked = small * (mask > .5)[..., None].astype(numpy.uint8)
        canvases = numpy.zeros((len(SLOTS), 3, 306, 306), numpy.float32)
        for canvas, slot in zip(canvases, SLOTS):
            dx, dy, w, h = WINDOWS[slot]
            crop = cv2.getRectSubPix(masked, (max(int(w * scale), 1), max(int(h * scale), 1)), (x + dx * scale, y + dy * scale))
            canvas[:] = cv2.resize(crop, (306, 306), interpolation=cv2.INTER_AREA).transpose(2, 0, 1) / 255
        for slot, vector in zip(SLOTS, self.encoder(canvases, SLOTS)):
            (self.vectors[slot] @ (vector / max(numpy.linalg.norm(vector), 1e-9))).argmax()
        drawn = Image.open(io.BytesIO(cairosvg.svg2png(self.svg, output_width=512, output_height=512)))
        drawn.save(output)


def embed_parts(arguments):
    """Parts a second: each SVG file drawn by CairoSVG, and the autoencoder in batches of 32."""
    encoder, files = Encoder(arguments.weights, SLOTS), sorted(arguments.parts.glob("*/*.svg"))
    files = [file for file in files if file.parent.name in SLOTS]
    start = time.perf_counter()
    for first in range(0, len(files), 32):
        batch = files[first:first + 32]
        canvases = numpy.stack([numpy.asarray(Image.open(io.BytesIO(cairosvg.svg2png(file.read_bytes(), output_width=306, output_height=306))).convert("RGB"))
                                .transpose(2, 0, 1).astype(numpy.float32) / 255 for file in batch])
        encoder(canvases, [file.parent.name for file in batch])
    return {"parts": len(files), "seconds": time.perf_counter() - start}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", nargs="*")
    parser.add_argument("--weights", required=True)
    parser.add_argument("--index", required=True)
    parser.add_argument("--svg", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--parts", type=pathlib.Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    if arguments.parts:
        print(json.dumps(embed_parts(arguments)))
        return
    peer, seconds = Peer(arguments), []
    for number, picture in enumerate(arguments.pictures):
        start = time.perf_counter()
        peer.convert(picture, arguments.out / f"{number}.png")
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds[1:]))


if __name__ == "__main__":
    main()
