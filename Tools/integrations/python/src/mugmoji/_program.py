"""Where the program is."""

from __future__ import annotations

import os
import pathlib

from ._errors import UnavailableError

Path = str | os.PathLike[str]


def find_program(program: Path | None = None) -> str:
    """The path of the program `mugmoji`: the one that is named, that of the environment's MUGMOJI, the one in this package, or one on the PATH.

    Raises UnavailableError where there is none.
    """
    named = program or os.environ.get("MUGMOJI")
    if named:
        path = os.path.abspath(named)
        if not os.access(path, os.X_OK) or os.path.isdir(path):
            raise UnavailableError(69, "program_missing", f"{path}: there is no program; name that of mugmoji")
        return path
    shipped = pathlib.Path(__file__).parent / "_program" / "bin" / "mugmoji"
    if shipped.exists():
        return str(shipped)
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder or ".", "mugmoji")
        if os.path.isfile(path) and os.access(path, os.X_OK) and not _is_script(path):
            return os.path.abspath(path)
    raise UnavailableError(
        69, "program_missing",
        "the program mugmoji was not found; install a wheel that holds it, or name it: Maker(program=…) or the environment's MUGMOJI")


def _is_script(path: str) -> bool:
    """Our own command that would start itself again and again."""
    try:
        with open(path, "rb") as file:
            return file.read(2) == b"#!"
    except OSError:
        return True
