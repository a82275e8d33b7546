"""Pictures of Pillow and arrays of numpy, to files and back. Neither is imported before it is needed."""

from __future__ import annotations

import io
import os
import struct
import sys
import zlib
from typing import TYPE_CHECKING, Any

from ._errors import DataError, UnavailableError, UsageError

if TYPE_CHECKING:
    import numpy
    import numpy.typing
    from PIL import Image

    Array = numpy.typing.NDArray[numpy.uint8]
    Picture = str | os.PathLike[str] | bytes | bytearray | memoryview | Array | Image.Image

#: PNG's kinds of pixels of eight bits, by what Pillow calls them.
_KINDS = {"L": 0, "LA": 4, "RGB": 2, "RGBA": 6}
#: What PNG holds besides; any other mode becomes RGB.
_OTHER_PNG_MODES = {"1", "P", "I;16"}


def png(picture: object) -> bytes:
    """A PNG, not compressed, of a Pillow image or of an array H×W, H×W×1, H×W×3 or H×W×4 of uint8.

    A Pillow image is turned as its Exif says, and keeps its colour profile.
    """
    images = sys.modules.get("PIL.Image")
    if images is None or not isinstance(picture, images.Image):
        return _of_array(picture)
    try:
        return _of_image(picture)
    except (OSError, SyntaxError, ValueError) as fault:
        # Pillow reads a file not before its pixels are wanted.
        raise DataError(65, "damaged", f"Pillow cannot read the picture: {fault}") from fault


def _of_image(image: Image.Image) -> bytes:
    if image.getexif().get(0x0112, 1) != 1:
        from PIL import ImageOps
        image = ImageOps.exif_transpose(image)
    profile: bytes | None = image.info.get("icc_profile")
    if image.mode in _OTHER_PNG_MODES:
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=1)
        return file.getvalue()
    if image.mode not in _KINDS:
        # A profile of inks says nothing of RGB.
        profile = profile if image.mode in ("RGBX", "RGBa", "PA", "La") else None
        image = image.convert("RGBA" if image.mode in ("RGBa", "PA", "La") else "RGB")
    return _written(image.width, image.height, _KINDS[image.mode], image.tobytes(), profile)


def _of_array(value: object) -> bytes:
    if not hasattr(value, "__array__"):
        raise UsageError(
            64, "usage", f"a picture is a path, bytes, an array or a Pillow image, and not {type(value).__name__}")
    numpy = _numpy()
    array = numpy.asarray(value)
    channels = array.shape[2] if array.ndim == 3 else 1 if array.ndim == 2 else 0
    kind = {1: "L", 3: "RGB", 4: "RGBA"}.get(channels)
    if array.dtype != numpy.uint8 or kind is None or not array.size:
        raise UsageError(
            64, "usage",
            f"an array of {array.dtype} with the shape {array.shape} is no picture; take uint8, H×W, H×W×3 (RGB) or H×W×4 (RGBA)")
    return _written(array.shape[1], array.shape[0], _KINDS[kind], array.tobytes(), None)


def _written(width: int, height: int, kind: int, pixels: bytes, profile: bytes | None) -> bytes:
    """A PNG of stored rows: Pillow, which tries filters for each row also where nothing is compressed, takes ten times as long."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))

    stride = len(pixels) // height
    rows = b"".join(b"\0" + pixels[start:start + stride] for start in range(0, len(pixels), stride))
    pieces = [b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))]
    if profile:
        pieces.append(chunk(b"iCCP", b"ICC\0\0" + zlib.compress(profile)))
    # The length of a chunk is a number of 31 bits.
    stored = zlib.compress(rows, 0)
    pieces += [chunk(b"IDAT", stored[start:start + (1 << 30)]) for start in range(0, len(stored), 1 << 30)]
    return b"".join([*pieces, chunk(b"IEND", b"")])


def image(data: bytes, format: str) -> Image.Image:
    """The Pillow image of a file."""
    if format in ("svg", "webm"):
        raise UsageError(64, "usage", f"Pillow reads no {format}; take the bytes in emoji, or another format")
    picture: Image.Image = _pillow().open(io.BytesIO(data))
    return picture


def array(data: bytes, format: str) -> Array:
    """The pixels of a file, H×W×4, RGBA."""
    numpy = _numpy()
    pixels: Array = numpy.array(image(data, format).convert("RGBA"))
    return pixels


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError:
        raise UnavailableError(69, "program_missing", "this needs Pillow; pip install pillow") from None
    return Image


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        raise UnavailableError(69, "program_missing", "this needs numpy; pip install numpy") from None
    return numpy
