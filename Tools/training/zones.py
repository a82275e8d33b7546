"""Zones of the canonical frame, as the program measures them; `canvases zones` writes zones.json from `Zones.swift`."""

import json
import pathlib

_TABLE = json.loads((pathlib.Path(__file__).resolve().parent / "zones.json").read_text())


def boxes(name):
    """First row, end of rows, first column, end of columns, in pixels of the 256×256 map, of each zone that goes by the name."""
    step = _TABLE["unitsPerPixel"]
    return [tuple(edge // step for edge in (top, bottom, left, right)) for left, right, top, bottom in _TABLE["zones"][name]]


def box(name):
    """The same of a zone that is alone with its name."""
    (only,) = boxes(name)
    return only
