"""Opens part indexes with numpy and the package safetensors, without any code of Mugmoji, and checks that they are what docs/index-format.md
says: names and shapes of the tensors, the order of ids, the means, the runs of cells, and the checksum.

    pip install numpy safetensors
    python3 Tools/benchmarks/read_index.py Parts/*/parts.safetensors
"""

import argparse
import struct

import numpy
from safetensors import safe_open

FRONT = b'{"__metadata__":{"format":"mugmoji part index","version":"4","checksum":"'
MASK = (1 << 64) - 1


def checksum(content):
    """FNV-1a in words of eight bytes, as the document describes it."""
    place = 8 + len(FRONT)
    content = content[:place] + b"0" * 16 + content[place + 16:]
    words = len(content) // 8
    value = 0xCBF29CE484222325
    for word in (len(content), *struct.unpack(f"<{words}Q", content[:8 * words])):
        value = ((value ^ word) * 0x100000001B3) & MASK
        value ^= value >> 32
    for byte in content[8 * words:]:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


def check(path):
    with open(path, "rb") as file:
        content = file.read()
    assert content[8:].startswith(FRONT), "it is no index of version 4"
    count = 0
    with safe_open(path, "np") as index:
        texts = index.metadata()
        assert texts["checksum"] == checksum(content), "the checksum does not fit"
        dimension = int(texts["dimension"])
        slots = [key.removesuffix(".ids") for key in texts if key.endswith(".ids")]
        kinds = [f"{slot}.{kind}" for slot in slots for kind in ("hashes", "mean", "vectors")]
        cells = ["cells.hashes", "cells.ends", "cells.runs"] if "cells" in texts else []
        assert sorted(index.keys()) == sorted(kinds + cells)
        if cells:
            hashes, ends, runs = (index.get_tensor(name) for name in cells)
            assert hashes.dtype == ends.dtype == numpy.uint64 and hashes.shape == ends.shape
            assert (hashes[1:] > hashes[:-1]).all() and (ends[1:] >= ends[:-1]).all()
            assert runs.dtype == numpy.uint8 and runs.shape == (ends[-1] if len(ends) else 0, 4)
            assert (runs[:, 1] <= runs[:, 2]).all() and ((1 <= runs[:, 3]) & (runs[:, 3] <= 15)).all()
        for slot in slots:
            ids = texts[f"{slot}.ids"].split(" ")
            assert ids == sorted(set(ids)), slot
            hashes, mean, vectors = (index.get_tensor(f"{slot}.{kind}") for kind in ("hashes", "mean", "vectors"))
            assert hashes.dtype == numpy.uint64 and hashes.shape == (len(ids),), slot
            assert vectors.dtype == numpy.float32 and vectors.shape == (len(ids), dimension), slot
            assert numpy.isfinite(vectors).all() and mean.shape == (dimension,), slot
            assert numpy.allclose(mean, vectors.mean(axis=0, dtype=numpy.float64), rtol=1e-6, atol=1e-7), slot
            count += len(ids)
    print(f"{path}: {count} parts of {texts['style']} in {len(slots)} slots, {dimension} numbers each, "
          f"by {texts['embedder']} ({texts['embedder_version']})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", nargs="+", help="the file parts.safetensors of a style")
    for path in parser.parse_args().index:
        check(path)


if __name__ == "__main__":
    main()
