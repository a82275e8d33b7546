"""One `mugmoji worker` and the conversation with it (docs/worker.md)."""

from __future__ import annotations

import concurrent.futures
import contextlib
import fcntl
import itertools
import json
import os
import select
import signal
import struct
import subprocess
import tempfile
import threading
import time
import weakref
from collections.abc import Sequence
from typing import IO, Any

from . import _errors
from ._errors import MugmojiError

PROTOCOL = 1
#: However busy the machine is.
SECONDS_TO_START = 120.0
#: An answer with a longer header is none of a worker's.
_MOST_HEADER = 1 << 26
_PIPE_BYTES = 1 << 20


class Answer:
    """The header and the bytes of a frame."""

    __slots__ = ("header", "data")

    def __init__(self, header: dict[str, Any], data: bytes) -> None:
        self.header = header
        self.data = data


class WorkerEnded(Exception):
    """The worker ended before it answered."""


class Deadline:
    """A moment after which nothing is waited for; never, where there are no seconds."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        # Nobody waits for weeks, and not every call of the system takes so much.
        self._moment = None if seconds is None or seconds > 1e6 else time.monotonic() + seconds

    def left(self) -> float | None:
        return None if self._moment is None else max(0.0, self._moment - time.monotonic())


class Worker:
    """A running worker. Any thread may ask; a thread of its own reads the answers and wakes who asked."""

    def __init__(self, program: str, arguments: Sequence[str]) -> None:
        self._ids = itertools.count(1)
        self._pending: dict[int, concurrent.futures.Future[Answer]] = {}
        self._ended = False
        self._is_ending = False
        self._state = threading.Lock()
        self._writing = threading.Lock()
        self._said: MugmojiError | None = None
        self._last_words = "it ended"
        self._hello: concurrent.futures.Future[Answer] = concurrent.futures.Future()
        # What it says for people is told when it dies; a file needs nobody who empties it.
        self._words = tempfile.TemporaryFile(buffering=0)
        try:
            # A session of its own: Ctrl-C is for the program that asks, and ending the group ends what the worker started.
            self._process = subprocess.Popen(
                [program, "worker", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words, bufsize=0,
                start_new_session=True)
        except OSError as fault:
            self._words.close()
            raise _errors.error(71, "system_limit", f"{program} cannot be started: {fault}") from fault
        _running.add(self)
        assert self._process.stdin is not None
        self._input = self._process.stdin.fileno()
        self._input_is_open = True
        os.set_blocking(self._input, False)
        with contextlib.suppress(OSError):  # Where the system allows as much.
            fcntl.fcntl(self._input, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        threading.Thread(target=self._read, name="mugmoji-answers", daemon=True).start()
        try:
            self._start(program)
        except BaseException:
            self.kill()
            raise

    def _start(self, program: str) -> None:
        deadline = Deadline(SECONDS_TO_START)
        try:
            self.hello = self._hello.result(deadline.left()).header
        except concurrent.futures.TimeoutError:
            raise _errors.error(70, "internal", f"{program} said nothing in {SECONDS_TO_START:g} seconds") from None
        except WorkerEnded as fault:
            if self._process.poll() == 64:
                raise _errors.error(64, "usage", self._last_words.partition(": ")[2]) from None
            raise _errors.error(70, "internal", f"{program} is no mugmoji that knows `worker`: {fault}") from None
        if "error" in self.hello:
            raise _error(self.hello)
        if self.hello.get("type") != "hello" or self.hello.get("protocol") != PROTOCOL:
            raise _errors.error(
                64, "other_protocol",
                f"{program} speaks version {self.hello.get('protocol')} of the protocol, and this package {PROTOCOL}; take versions that fit")
        try:
            self._write(_frame({"type": "hello", "protocol": PROTOCOL}), b"", deadline)
        except (TimeoutError, OSError) as fault:
            raise _errors.error(70, "internal", f"{program} took no hello: {fault}") from None

    @property
    def is_running(self) -> bool:
        """Whether there is any use in asking it."""
        return not self._is_ending

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, header: dict[str, Any], data: bytes | memoryview, name: str, seconds: float | None) -> Answer:
        """The answer to a request, which gets its `id` here.

        Raises what the answer says is wrong, TimedOutError after `seconds`, which ends the worker, and WorkerEnded.
        """
        deadline = Deadline(seconds)
        future: concurrent.futures.Future[Answer] = concurrent.futures.Future()
        number = next(self._ids)
        start = _frame({**header, "id": number}, len(data))
        limits = self.hello["limits"]
        if len(start) - 8 > limits["header_bytes"]:
            raise _errors.error(64, "bad_request", f"{name}: the options have more than {limits['header_bytes']} bytes")
        if len(data) > limits["bytes"]:
            raise _errors.error(
                65, "too_many_bytes", f"{name}: it has {len(data)} bytes, more than the limit of {limits['bytes']}; make it smaller")
        with self._state:
            if self._ended:
                raise WorkerEnded(self._last_words)
            self._pending[number] = future
        try:
            self._write(start, data, deadline)
            answer = future.result(deadline.left())
        except (TimeoutError, concurrent.futures.TimeoutError):
            self.kill()
            raise _errors.error(
                65, "timed_out", f"{name}: it took longer than {seconds:g} seconds; allow more with timeout") from None
        except OSError:
            # It takes nothing more; the reader soon knows what it says of that, or how it ended.
            self.kill(after=1)
            try:
                answer = future.result(10)
            except (TimeoutError, concurrent.futures.TimeoutError):
                raise WorkerEnded(self._last_words) from None
        finally:
            with self._state:
                self._pending.pop(number, None)
        if "error" in answer.header:
            raise _error(answer.header)
        return answer

    def close(self, seconds: float) -> None:
        """Lets the worker answer what it took, and ends it."""
        if self._writing.acquire(timeout=seconds):
            try:
                self._close_input()
            finally:
                self._writing.release()
        self.kill(after=seconds)

    def kill(self, after: float = 0) -> None:
        """Ends the worker unless it ends by itself within `after` seconds."""
        self._is_ending = True
        try:
            self._process.wait(after)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):  # It waits for a disk; the reader sees its end.
                self._process.wait(10)

    def forget(self) -> None:
        """Called in a forked child, in which there is no thread that reads: the worker stays the parent's."""
        # None of them is buffered, so none has a lock that a thread of the parent holds.
        for file in (self._process.stdin, self._process.stdout, self._words):
            if file is not None:
                file.close()
        self._ended = self._is_ending = True
        self._process.returncode = 0

    # MARK: Both directions

    def _write(self, start: bytes, data: bytes | memoryview, deadline: Deadline) -> None:
        """Raises TimeoutError at the deadline, and OSError where the worker reads no more."""
        left = deadline.left()
        if not self._writing.acquire(timeout=-1 if left is None else left):
            raise TimeoutError
        try:
            if not self._input_is_open:
                raise BrokenPipeError
            poll = select.poll()
            poll.register(self._input, select.POLLOUT)
            # A small picture goes in one piece.
            pieces = [start + data] if len(data) <= 1 << 16 else [start, data]
            for piece in pieces:
                rest = memoryview(piece).cast("B")
                while rest:
                    try:
                        rest = rest[os.write(self._input, rest):]
                    except BlockingIOError:
                        left = deadline.left()
                        if not poll.poll(None if left is None else left * 1000) and deadline.left() == 0:
                            raise TimeoutError from None
        except BaseException:
            # Half a frame: nothing can follow it.
            self._close_input()
            raise
        finally:
            self._writing.release()

    def _close_input(self) -> None:
        self._is_ending = True
        if self._input_is_open:
            self._input_is_open = False
            assert self._process.stdin is not None
            self._process.stdin.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        try:
            with self._process.stdout as raw, open(raw.fileno(), "rb", 1 << 16, closefd=False) as stream:
                while (answer := _receive(stream)) is not None:
                    self._take(answer)
        except (OSError, ValueError):  # Broken off, or no answers of a worker.
            pass
        # Whatever it is, nothing comes from it any more.
        self.kill(after=1)
        self._last_words = self._read_last_words()
        self._words.close()
        with self._state:
            self._ended = True
            waiting = [self._hello, *self._pending.values()]
            self._pending.clear()
        for future in waiting:
            if not future.done():
                future.set_exception(self._said or WorkerEnded(self._last_words))
        with self._writing:
            self._close_input()

    def _take(self, answer: Answer) -> None:
        if not self._hello.done():
            self._hello.set_result(answer)
            return
        number = answer.header.get("id")
        if number is None:
            # Whose it is cannot be told, so nobody would ever hear of it.
            self._said = _error(answer.header) if "error" in answer.header else None
            raise ValueError("an answer to nobody")
        with self._state:
            future = self._pending.pop(number, None) if isinstance(number, int) else None
        # Without a future: who asked waits no more.
        if future is not None:
            future.set_result(answer)

    def _read_last_words(self) -> str:
        status = self._process.poll()
        how = "it ended" if not status else f"it ended by signal {-status}" if status < 0 else f"it ended with status {status}"
        try:
            size = os.fstat(self._words.fileno()).st_size
            text = os.pread(self._words.fileno(), 1 << 16, max(0, size - (1 << 16))).decode("utf-8", "replace")
        except (OSError, ValueError):
            return how
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        told = [line for line in lines if line.startswith("mugmoji: ") or "Fatal error" in line] or lines[-1:]
        return f"{how}: {told[-1].removeprefix('mugmoji: ')}" if told else how


def _frame(header: dict[str, Any], byte_count: int = 0) -> bytes:
    try:
        # Half of a surrogate pair is no text, and fails here.
        text = json.dumps(header, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()
    except (TypeError, ValueError) as fault:
        raise _errors.error(64, "usage", f"an option has a value that no option takes: {fault}") from fault
    return struct.pack("<I", len(text)) + text + struct.pack("<I", byte_count)


def _receive(stream: IO[bytes]) -> Answer | None:
    """The next frame; None at the end. Raises ValueError where there is none."""

    def take(count: int) -> bytes:
        data = stream.read(count)
        if len(data) < count:
            raise ValueError("the stream ends within a frame")
        return data

    first = stream.read(4)
    if not first:
        return None
    length = int.from_bytes(first, "little")
    if len(first) < 4 or length > _MOST_HEADER:
        raise ValueError("this is no frame")
    header = json.loads(take(length))
    if not isinstance(header, dict):
        raise ValueError("this is no header")
    return Answer(header, take(int.from_bytes(take(4), "little")))


def _error(header: dict[str, Any]) -> MugmojiError:
    said = header["error"]
    return _errors.error(said["status"], said["reason"], said["message"])


_running: weakref.WeakSet[Worker] = weakref.WeakSet()


def _forget_all() -> None:
    for worker in list(_running):
        worker.forget()
    _running.clear()


os.register_at_fork(after_in_child=_forget_all)
