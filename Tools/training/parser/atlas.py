"""What the program knows of the frame, the labels and the slots: `../atlas.json`, which is written from `Sources/FaceAtlas`.

Every label is a constant: `from atlas import HAIR, FACIAL_HAIR`.
"""

import json
import pathlib

ATLAS = json.loads((pathlib.Path(__file__).resolve().parents[1] / "atlas.json").read_text())

# The canonical frame: its side in units and in pixels of the parser, where the eyes' midpoint lies, and how far below the chin.
UNITS, PIXELS = ATLAS["frame"]["size"], ATLAS["frame"]["parser_size"]
EYES, EYE_TO_CHIN = ATLAS["frame"]["eyes"], ATLAS["frame"]["eye_to_chin"]

LABELS = [label["name"] for label in sorted(ATLAS["labels"], key=lambda label: label["id"])]
globals().update({name.upper(): number for number, name in enumerate(LABELS)})
IGNORE = 255  # in label maps for training: nobody knows

SLOTS = {slot["name"]: slot for slot in ATLAS["slots"]}  # back to front
MATCHED = [name for name, slot in SLOTS.items() if "window" in slot]
