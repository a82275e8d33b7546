"""What goes wrong, with the status and the reason that `mugmoji convert --json` gives it (docs/json.md)."""

from __future__ import annotations


class MugmojiError(Exception):
    """The base of all errors of Mugmoji.

    `status` is the exit status of `mugmoji convert` for the same fault, `reason` the word that programs go by, `message` what a person should read.
    """

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(status, reason, message)
        self.status = status
        self.reason = reason
        self.message = message

    def __str__(self) -> str:
        return self.message


class UsageError(MugmojiError, ValueError):
    """An option is unknown or has a value that it does not take, or what was given is nothing to be converted (64)."""


class ClosedError(UsageError):
    """The Maker was closed."""


class DataError(MugmojiError):
    """A picture or a recipe cannot be read, is too large, or a style is broken (65)."""


class NoFaceError(DataError):
    """The picture shows no face, or fewer than were asked for (65)."""


class TimedOutError(DataError, TimeoutError):
    """The call took longer than its timeout; its worker was ended, and another takes its place (65)."""


class InputError(MugmojiError):
    """A file is missing or cannot be read (66)."""


class UnavailableError(MugmojiError):
    """A program or a font that is needed is not installed, mugmoji itself among them (69)."""


class InternalError(MugmojiError):
    """A fault of Mugmoji's own (70)."""


class CrashedError(InternalError):
    """The call ended its worker, twice: the second time it had one for itself (70)."""


class SystemLimitError(MugmojiError):
    """Too many open files, or no room for a process (71)."""


_BY_REASON: dict[str, type[MugmojiError]] = {
    "no_face": NoFaceError,
    "no_such_face": NoFaceError,
    "timed_out": TimedOutError,
    "crashed": CrashedError,
}
_BY_STATUS: dict[int, type[MugmojiError]] = {
    64: UsageError,
    65: DataError,
    66: InputError,
    69: UnavailableError,
    70: InternalError,
    71: SystemLimitError,
}


def error(status: int, reason: str, message: str) -> MugmojiError:
    """The error of the class that status and reason ask for."""
    kind = _BY_REASON.get(reason) or _BY_STATUS.get(status, MugmojiError)
    return kind(status, reason, message)
