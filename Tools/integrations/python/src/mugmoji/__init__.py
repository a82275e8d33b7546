"""Avatar emoji of selfies: `mugmoji.Maker().convert("selfie.jpg").array()`."""

from ._errors import (
    ClosedError, CrashedError, DataError, InputError, InternalError, MugmojiError, NoFaceError, SystemLimitError, TimedOutError,
    UnavailableError, UsageError)
from ._maker import Maker, Option, Result
from ._program import find_program

__all__ = [
    "ClosedError", "CrashedError", "DataError", "InputError", "InternalError", "Maker", "MugmojiError", "NoFaceError", "Option",
    "Result", "SystemLimitError", "TimedOutError", "UnavailableError", "UsageError", "find_program",
]
