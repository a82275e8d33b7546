"""Draws photo, label and prediction of photos in the cache: python predictions.py --data DATA --weights FILE --output sheet.png NAME ..."""

import argparse
import pathlib

import cv2
import numpy as np
import torch

from dataset import FRAME, MARGIN, to_tensor
from export import load
from sheet import overlay


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument("--labels", default="labels")
    parser.add_argument("--output", required=True)
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = load(options.weights)
    window = np.s_[MARGIN:MARGIN + FRAME, MARGIN:MARGIN + FRAME]
    tiles = []
    for name in options.names:
        crop = cv2.imread(str(options.data / "crops" / (name + ".jpg")))[window]
        label = cv2.imread(str(options.data / options.labels / (name + ".png")), cv2.IMREAD_GRAYSCALE)[window]
        with torch.no_grad():
            predicted = net(to_tensor(crop)[None])[0].argmax(0).numpy()
        tiles.append(np.hstack([crop, overlay(crop, label, 0.75), overlay(crop, predicted, 0.75)]))
    while len(tiles) % options.columns:
        tiles.append(np.zeros_like(tiles[0]))
    rows = [np.hstack(tiles[i:i + options.columns]) for i in range(0, len(tiles), options.columns)]
    cv2.imwrite(options.output, np.vstack(rows))


if __name__ == "__main__":
    main()
