"""Emoji of pictures and recipes."""

from __future__ import annotations

import dataclasses
import json
import os
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _errors, _pictures
from ._errors import ClosedError, CrashedError, UsageError
from ._program import Path, find_program
from ._worker import Answer, Worker, WorkerEnded

if TYPE_CHECKING:
    from PIL import Image

    from ._pictures import Array, Picture

Scalar = str | int | float
#: The value of an option: one, a flag, several, or SLOT=PART pairs as a mapping.
Option = Scalar | bool | None | Sequence[Scalar] | Mapping[str, Scalar]


@dataclasses.dataclass(frozen=True)
class Result:
    """One emoji."""

    #: The file; a PNG where no other format was asked for.
    emoji: bytes = dataclasses.field(repr=False)
    #: `png`, `svg`, `webp`, `apng`, `gif` or `webm`.
    format: str
    #: The avatar, to be edited and rendered: docs/schemas/recipe.schema.json.
    recipe: dict[str, Any] = dataclasses.field(repr=False)
    #: What the avatar shows: `glasses`, `hair_color` … (docs/json.md).
    attributes: dict[str, str]
    #: `box`, `roll`, `score` and `certainty` of the face in the picture; None of a recipe.
    face: dict[str, Any] | None = None
    #: What the embedder makes of the parts of the face, by slot, where `vectors=True` asked for it.
    vectors: dict[str, list[float]] | None = dataclasses.field(default=None, repr=False)
    #: All that `convert --json` tells, where `report=True` asked for it.
    report: dict[str, Any] | None = dataclasses.field(default=None, repr=False)
    #: What a person should know: there are more faces than are taken.
    notice: str | None = None

    def image(self) -> Image.Image:
        """The emoji as an image of Pillow; with its frames where it moves."""
        return _pictures.image(self.emoji, self.format)

    def array(self) -> Array:
        """The emoji (where it moves, its first frame) as uint8, H×W×4: RGBA, alpha not multiplied in."""
        return _pictures.array(self.emoji, self.format)


class Maker:
    """Makes emoji by a `mugmoji worker` that it starts, keeps, and starts again when it died.

    Any number of threads may share one; `jobs` calls (one for each processor where nothing is said) are worked on at a time, the others wait.

    A call that the worker had when it died is tried once more, in a worker of its own. A call that takes longer than `timeout` seconds (not counted
    while it waits for its turn) raises TimedOutError; None waits for ever. After a fork the child has a worker of its own.
    """

    def __init__(
        self, style: str | None = None, *, jobs: int | None = None, program: Path | None = None, timeout: float | None = 60,
        parts: Path | None = None, embedder: str | None = None, weights: Path | None = None, max_pixels: int | None = None,
        max_bytes: int | None = None,
    ) -> None:
        """Starts a worker. Options are those of `mugmoji worker`; `program` is its path where it is not the one of the package.

        Raises UsageError, DataError, UnavailableError.
        """
        self.timeout = _checked(timeout)
        given = {
            "style": style, "parts": parts, "embedder": embedder, "weights": weights, "jobs": jobs,
            "max-pixels": max_pixels, "max-bytes": max_bytes,
        }
        arguments = [f"--{name}={os.fspath(value) if isinstance(value, os.PathLike) else value}"
                     for name, value in given.items() if value is not None]
        self._workers = _Workers(find_program(program), arguments)
        self._finalizer = weakref.finalize(self, self._workers.close, 5.0)

    @property
    def version(self) -> str:
        """The version of the program."""
        return str(self._workers.hello["version"])

    @property
    def styles(self) -> list[str]:
        """The styles that are built in."""
        return list(self._workers.hello["styles"])

    @property
    def jobs(self) -> int:
        """How many calls are worked on at a time."""
        return int(self._workers.hello["jobs"])

    @overload
    def convert(
        self, picture: Picture, *, face: Literal["all"], vectors: bool = ..., report: bool = ..., name: str | None = ...,
        timeout: float | None = ..., **options: Option) -> list[Result]: ...

    @overload
    def convert(
        self, picture: Picture, *, face: Literal["largest"] | int = ..., vectors: bool = ..., report: bool = ...,
        name: str | None = ..., timeout: float | None = ..., **options: Option) -> Result: ...

    def convert(
        self, picture: Picture, *, face: Literal["largest", "all"] | int = "largest", vectors: bool = False, report: bool = False,
        name: str | None = None, timeout: float | None = None, **options: Option,
    ) -> Result | list[Result]:
        """The emoji of a picture: a path, the bytes of a file, an array (uint8, H×W, H×W×3 or H×W×4; RGB) or an image of Pillow.

        `options` are those of `mugmoji convert` by their long names: `size=256, expression="wink", choose={"glasses": "round"}`.
        With `face="all"` a list, the largest face first. `name` is how messages call the picture, `timeout` counts in place of the Maker's.

        Raises DataError, NoFaceError among them, InputError, UsageError, TimedOutError, CrashedError.
        """
        header, data, called = _input(picture, name, "picture")
        wanted = ["vectors"] * vectors + ["report"] * report
        answer = self._ask("convert", header, data, called, wanted, {"face": face, **options}, timeout)
        results = _results(answer)
        return results if face == "all" else results[0]

    def render(
        self, recipe: Mapping[str, Any] | str | os.PathLike[str] | bytes, *, name: str | None = None, timeout: float | None = None,
        **options: Option,
    ) -> Result:
        """The emoji of a recipe: as `Result.recipe` has it, a path, or the bytes of its JSON. `options` are those of `mugmoji render`.

        Raises DataError, InputError, UsageError, TimedOutError, CrashedError.
        """
        given = json.dumps(recipe).encode() if isinstance(recipe, Mapping) else recipe
        header, data, called = _input(given, name, "recipe")
        return _results(self._ask("render", header, data, called, [], options, timeout))[0]

    def ping(self) -> None:
        """Asks the worker for a sign of life, behind the calls that it has."""
        self._workers.ask({"type": "ping"}, b"", "ping", self.timeout)

    def close(self) -> None:
        """Ends the worker once it has answered what it took. Calls that come later raise ClosedError; closing again does nothing."""
        self._finalizer()

    def __enter__(self) -> Maker:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _ask(
        self, kind: str, header: dict[str, Any], data: bytes | memoryview, name: str, wanted: Iterable[str],
        options: Mapping[str, Option], timeout: float | None,
    ) -> Answer:
        request = {
            "type": kind, **header, "want": ["emoji", "recipe", "attributes", *wanted],
            "options": {key: value for key, value in options.items() if value is not None},
        }
        return self._workers.ask(request, data, name, self.timeout if timeout is None else _checked(timeout))


class _Workers:
    """The worker of a Maker, and those that take its place."""

    def __init__(self, program: str, arguments: Sequence[str]) -> None:
        self._program, self._arguments = program, arguments
        self._closed = False
        self._reset()
        self._start()
        _all.add(self)

    def _reset(self) -> None:
        self._worker: Worker | None = None
        self._starting = threading.Lock()
        #: A second try has all of the machine's memory, not that of many at once.
        self._alone = threading.Lock()
        self._places: threading.Semaphore | None = None

    def _start(self) -> tuple[Worker, threading.Semaphore]:
        """The worker, started if there is none."""
        with self._starting:
            if self._closed:
                raise ClosedError(64, "usage", "the Maker was closed")
            if self._worker is None or not self._worker.is_running:
                self._worker = Worker(self._program, self._arguments)
                self.hello = self._worker.hello
            if self._places is None:
                self._places = threading.Semaphore(self.hello["jobs"])
            return self._worker, self._places

    @property
    def pid(self) -> int:
        return self._start()[0].pid

    def ask(self, header: dict[str, Any], data: bytes | memoryview, name: str, seconds: float | None) -> Answer:
        _, places = self._start()
        with places:
            worker, _ = self._start()
            try:
                return worker.ask(header, data, name, seconds)
            except WorkerEnded:
                pass
            with self._alone:
                if self._closed:
                    raise ClosedError(64, "usage", f"{name}: the Maker was closed before it was done")
                worker = Worker(self._program, [*self._arguments, "--jobs=1"])
                try:
                    return worker.ask(header, data, name, seconds)
                except WorkerEnded as fault:
                    raise CrashedError(
                        70, "crashed", f"{name}: the worker that had it ended, and so did a second one: {fault}") from None
                finally:
                    worker.close(1)

    def close(self, seconds: float) -> None:
        with self._starting:
            self._closed = True
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close(seconds)

    def forget(self) -> None:
        """Called in a forked child."""
        self._reset()


_all: weakref.WeakSet[_Workers] = weakref.WeakSet()


def _forget_all() -> None:
    for workers in list(_all):
        workers.forget()


os.register_at_fork(after_in_child=_forget_all)


def _checked(timeout: float | None) -> float | None:
    if timeout is not None and not timeout > 0:
        raise UsageError(64, "usage", f"a timeout of {timeout} seconds is none; take more than 0, or None")
    return timeout


def _input(value: object, name: str | None, usual: str) -> tuple[dict[str, Any], bytes | memoryview, str]:
    """What of a request names or is the picture or the recipe, its bytes, and how messages call it."""
    if isinstance(value, (str, os.PathLike)):
        path = os.fsdecode(value)
        shown = name or path.encode("utf-8", "backslashreplace").decode()
        # The worker may stand in another folder.
        whole = os.path.abspath(path)
        try:
            whole.encode()
        except UnicodeEncodeError:  # JSON has no sign for its bytes.
            return {"name": shown}, _read(path, shown), shown
        return {"name": shown, "path": whole}, b"", shown
    shown = name or usual
    if isinstance(value, (bytes, bytearray, memoryview)):
        view = memoryview(value)
        return {"name": shown}, view.cast("B") if view.c_contiguous else view.tobytes(), shown
    return {"name": shown}, _pictures.png(value), shown


def _read(path: str, shown: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as fault:
        reason = "not_found" if isinstance(fault, FileNotFoundError) else "unreadable"
        raise _errors.error(66, reason, f"{shown}: {fault.strerror}") from fault


def _results(answer: Answer) -> list[Result]:
    header = answer.header
    results = []
    for face in header["faces"]:
        place = face["emoji"]
        results.append(
            Result(
                emoji=answer.data[place["offset"]:place["offset"] + place["length"]], format=header["format"], recipe=face["recipe"],
                attributes=face["attributes"], face=face.get("face"), vectors=face.get("vectors"), report=face.get("report"),
                notice=header.get("notice")))
    return results
