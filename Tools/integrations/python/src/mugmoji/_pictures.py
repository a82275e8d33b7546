"""Pictures of Pillow and arrays of numpy, to files and back. Neither is imported before it is needed."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

from ._errors import DataError, UnavailableError, UsageError

if TYPE_CHECKING:
    import numpy
    import numpy.typing
    from PIL import Image

    Array = numpy.typing.NDArray[numpy.uint8]
    Picture = str | os.PathLike[str] | bytes | bytearray | memoryview | Array | Image.Image
    Pixels = Array | Image.Image

#: What PNG holds as it is; other modes become RGB.
_PNG_MODES = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}


def png(picture: object) -> bytes:
    """A PNG, hardly compressed, of a Pillow image or of an array H×W, H×W×1, H×W×3 or H×W×4 of uint8.

    A Pillow image is turned as its Exif says, and keeps its colour profile.
    """
    images = sys.modules.get("PIL.Image")
    if images is None or not isinstance(picture, images.Image):
        return _encode(_image(picture))
    image: Image.Image = picture
    try:
        if image.getexif().get(0x0112, 1) != 1:
            from PIL import ImageOps
            image = ImageOps.exif_transpose(image)
        return _encode(_as_png_has_it(image))
    except (OSError, SyntaxError, ValueError) as fault:
        # Pillow reads a file not before its pixels are wanted.
        raise DataError(65, "damaged", f"Pillow cannot read the picture: {fault}") from fault


def _as_png_has_it(image: Image.Image) -> Image.Image:
    if image.mode not in _PNG_MODES:
        # A profile of inks says nothing of RGB.
        profile = image.info.get("icc_profile") if image.mode in ("RGBX", "RGBa") else None
        image = image.convert("RGBA" if image.mode in ("RGBa", "PA", "La") else "RGB")
        image.info["icc_profile"] = profile
    return image


def _encode(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _image(value: object) -> Image.Image:
    if not hasattr(value, "__array__"):
        raise UsageError(
            64, "usage", f"a picture is a path, bytes, an array or a Pillow image, and not {type(value).__name__}")
    numpy, Image = _numpy(), _pillow()
    array = numpy.asarray(value)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.dtype != numpy.uint8 or not (array.ndim == 2 or array.ndim == 3 and array.shape[2] in (3, 4)) or not array.size:
        raise UsageError(
            64, "usage",
            f"an array of {array.dtype} with the shape {array.shape} is no picture; take uint8, H×W, H×W×3 (RGB) or H×W×4 (RGBA)")
    image: Image.Image = Image.fromarray(numpy.ascontiguousarray(array))
    return image


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
