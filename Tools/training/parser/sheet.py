"""Draws crops beside their labels on one sheet: python sheet.py --data DATA --output sheet.png NAME ..."""

import argparse
import pathlib

import cv2
import numpy as np

# Blue, green, red of the 16 classes; 255 (ignore) is drawn grey over the photo.
COLOURS = np.array([[40, 40, 40], [150, 190, 240], [110, 150, 230], [0, 90, 160], [255, 255, 255], [230, 120, 0],
                    [60, 60, 220], [0, 0, 90], [0, 60, 120], [0, 160, 90], [220, 0, 220], [255, 255, 0], [0, 220, 255],
                    [90, 140, 180], [160, 90, 60], [200, 255, 200]], np.uint8)


def overlay(crop, label, strength=0.6):
    shown = COLOURS[np.minimum(label, 15)].astype(np.float32)
    shown[label == 255] = (128, 128, 128)
    return (crop * (1 - strength) + shown * strength).astype(np.uint8)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--columns", type=int, default=6)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    tiles = []
    for name in options.names:
        crop = cv2.imread(str(options.data / "crops" / (name + ".jpg")))
        label = cv2.imread(str(options.data / "labels" / (name + ".png")), cv2.IMREAD_GRAYSCALE)
        window = np.s_[64:320, 64:320]
        tiles.append(np.hstack([crop[window], overlay(crop, label, 0.75)[window]]))
    while len(tiles) % options.columns:
        tiles.append(np.zeros_like(tiles[0]))
    rows = [np.hstack(tiles[i:i + options.columns]) for i in range(0, len(tiles), options.columns)]
    cv2.imwrite(options.output, np.vstack(rows))


if __name__ == "__main__":
    main()
