"""A `mugmoji worker` and its frames (docs/worker.md), with a deadline for all that is written and read."""

import contextlib
import ctypes
import json
import os
import selectors
import signal
import struct
import subprocess
import time

START_SECONDS = 120


class PictureLost(Exception):
    """A worker that ended, hung or spoke nonsense over a picture; `reason` is one of docs/json.md."""

    def __init__(self, reason, message):
        super().__init__(message)
        self.reason, self.status = reason, 65 if reason == "timed_out" else 70


class CannotStart(RuntimeError):
    """No worker can be had on this machine, which is no picture's fault."""


class Worker:
    """One child process, one request at a time. After `PictureLost` it is ended and of no more use."""

    def __init__(self, command):
        # Python that is killed closes the pipe, which ends a healthy worker; the signal of the system ends one that hangs as well.
        libc = ctypes.CDLL(None)
        death = getattr(libc, "prctl", None)
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                preexec_fn=death and (lambda: death(1, signal.SIGKILL)))
        except OSError as error:
            raise CannotStart(f"{command[0]}: {error.strerror}; install mugmoji on every node, or name it by program=") from None
        self.input, self.output = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(self.input, False)
        os.set_blocking(self.output, False)
        self.unread = bytearray()
        try:
            hello, _ = self._exchange(_frame({"type": "hello", "protocol": 1}), START_SECONDS)
        except PictureLost as error:
            raise CannotStart(f"{' '.join(command)}: {error}; why stands in the standard error of the executor") from None
        if hello.get("type") != "hello" or hello.get("protocol") != 1:
            self.end()
            raise CannotStart(hello.get("error", {}).get("message", f"{command[0]} speaks another protocol: {hello}"))

    def ask(self, header, data, seconds):
        """The header and the bytes of the answer to a request."""
        answer, found = self._exchange(_frame(header, data), seconds)
        if answer.get("id") != header["id"]:
            self.end()
            raise PictureLost("internal", f"the worker answered another request: {json.dumps(answer)[:200]}")
        return answer, found

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def _exchange(self, pieces, seconds):
        try:
            return self._write_and_read([memoryview(piece) for piece in pieces if piece], time.monotonic() + seconds)
        except TimeoutError:
            self.end()
            raise PictureLost("timed_out", f"it took longer than {seconds:g} seconds") from None
        except (EOFError, OSError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)  # for its own status
            self.end()
            raise PictureLost("crashed", f"the worker ended with {self.process.returncode}") from None
        except ValueError as error:
            self.end()
            raise PictureLost("internal", f"the worker's answer cannot be read: {error}") from None

    def _write_and_read(self, pieces, deadline):
        # A pipe holds 64 KB: a picture is written while the answer is waited for, and a worker that reads nothing is late too.
        with selectors.DefaultSelector() as selector:
            selector.register(self.output, selectors.EVENT_READ)
            if pieces:
                selector.register(self.input, selectors.EVENT_WRITE)
            while True:
                answer = self._answer()
                if answer and not pieces:
                    return answer
                left = deadline - time.monotonic()
                ready = selector.select(left) if left > 0 else []
                if not ready:
                    raise TimeoutError
                for key, _ in ready:
                    if key.fd == self.output:
                        part = os.read(self.output, 1 << 20)
                        if not part:
                            raise EOFError
                        self.unread += part
                    else:
                        try:
                            pieces[0] = pieces[0][os.write(self.input, pieces[0]):]
                        except BrokenPipeError:  # it may have said why
                            pieces.clear()
                        if pieces and not pieces[0]:
                            del pieces[0]
                        if not pieces:
                            selector.unregister(self.input)

    def _answer(self):
        """The next whole frame of what was read."""
        start, fields = 0, []
        for _ in range(2):
            if len(self.unread) < start + 4:
                return None
            end = start + 4 + struct.unpack_from("<I", self.unread, start)[0]
            if len(self.unread) < end:
                return None
            fields.append(bytes(self.unread[start + 4:end]))
            start = end
        del self.unread[:start]
        header = json.loads(fields[0])
        if not isinstance(header, dict):
            raise ValueError("its header is no object")
        return header, fields[1]


def _frame(header, data=b""):
    header = json.dumps(header).encode()
    return [struct.pack("<I", len(header)) + header + struct.pack("<I", len(data)), data]
