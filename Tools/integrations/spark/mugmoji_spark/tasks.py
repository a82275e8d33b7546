"""What a task does with its share of the pictures. Faults of pictures become rows: an exception would make Spark try the whole task four times, and then fail the job."""

import collections
import concurrent.futures
import json
import time

import pyarrow

from . import listing as files
from .worker import CannotStart, PictureLost, Worker

SCHEMA = (
    "key string, path string, ok boolean, error struct<status: int, reason: string, message: string>, recipe string, "
    "attributes map<string, string>, vectors map<string, array<float>>, emoji binary, ms double")
ROWS = pyarrow.schema([
    ("key", pyarrow.string()), ("path", pyarrow.string()), ("ok", pyarrow.bool_()),
    ("error", pyarrow.struct([("status", pyarrow.int32()), ("reason", pyarrow.string()), ("message", pyarrow.string())])),
    ("recipe", pyarrow.string()), ("attributes", pyarrow.map_(pyarrow.string(), pyarrow.string())),
    ("vectors", pyarrow.map_(pyarrow.string(), pyarrow.list_(pyarrow.float32()))),
    ("emoji", pyarrow.binary()), ("ms", pyarrow.float64())])
# Spark keeps its Python processes for further tasks, and so does each of them its worker.
_workers = {}
BATCH_ROWS, BATCH_BYTES, READ_AHEAD = 256, 16 << 20, 2


class WrongRequest(ValueError):
    """No picture can be answered, because of style or options."""


class Unreadable(Exception):
    def __init__(self, status, reason, message):
        super().__init__(message)
        self.status, self.reason = status, reason


def rows(batches, command, request, timeout, max_bytes):
    """Batches of rows (`SCHEMA`) for batches of `key`, `path` and `length`."""
    pictures = (picture for batch in batches for picture in batch.to_pylist())
    held, size = [], 0
    for picture, data in _read_ahead(pictures, max_bytes):
        row = _row(picture, data, command, request, timeout)
        held.append(row)
        size += len(row.get("emoji") or b"")
        if len(held) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(held, schema=ROWS)
            held, size = [], 0
    if held:
        yield pyarrow.RecordBatch.from_pylist(held, schema=ROWS)


def _read_ahead(pictures, max_bytes):
    """Reads the next pictures while one is converted."""
    with concurrent.futures.ThreadPoolExecutor(READ_AHEAD) as pool:
        waiting = collections.deque()
        for picture in pictures:
            waiting.append((picture, pool.submit(_read, picture, max_bytes)))
            if len(waiting) > READ_AHEAD:
                picture, data = waiting.popleft()
                yield picture, data.result()
        for picture, data in waiting:
            yield picture, data.result()


def _read(picture, max_bytes):
    """The bytes of a picture, or why there are none."""
    path = picture["path"]
    try:
        if (picture["length"] or 0) <= max_bytes:
            with files.opened(path) as file:
                data = file.read(max_bytes + 1)
            if len(data) <= max_bytes:
                return data
        return Unreadable(65, "too_many_bytes", f"{path}: it has more than {max_bytes} bytes; allow more by max_bytes")
    except FileNotFoundError:
        return Unreadable(66, "not_found", f"{path}: it is not there")
    except files.NotAFile:
        return Unreadable(65, "not_a_file", f"{path}: it is no file that can be read")
    except Exception as error:  # whatever the file system of the path throws
        return Unreadable(66, "unreadable", f"{path}: {error}")


def _row(picture, data, command, request, timeout):
    row = {"key": picture["key"], "path": picture["path"], "ok": False}
    if isinstance(data, Unreadable):
        return row | {"error": _error(data.status, data.reason, str(data)), "ms": 0.0}
    start = time.monotonic()
    header = {"type": "convert", "id": picture["key"], "name": picture["path"], **request}
    try:
        answer, emoji = _answer(command, header, data, timeout)
        row |= {"error": _problem(answer["error"])} if "error" in answer else _made(answer, emoji)
    except PictureLost as lost:
        row["error"] = _error(lost.status, lost.reason, f"{picture['path']}: {lost}")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        row["error"] = _error(70, "internal", f"{picture['path']}: the worker's answer lacks something: {error!r}")
    row["ms"] = (time.monotonic() - start) * 1000
    return row


def _problem(error):
    """What is wrong with all requests is no picture's fault."""
    if error["status"] in (64, 69) or error["reason"] in ("bad_style", "bad_index"):
        raise WrongRequest(error["message"])
    return _error(error["status"], error["reason"], error["message"])


def _made(answer, emoji):
    face = answer["faces"][0]
    place = face.get("emoji")
    return {
        "ok": True,
        "recipe": json.dumps(face["recipe"], sort_keys=True, ensure_ascii=False) if "recipe" in face else None,
        "attributes": face.get("attributes"), "vectors": face.get("vectors"),
        "emoji": emoji[place["offset"]:place["offset"] + place["length"]] if place else None}


def _answer(command, header, data, timeout):
    """Tries a picture over which a worker ended once more: it may have been another's fault. One that took too long is not tried again."""
    for attempt in (1, 2):
        worker = _workers.pop(command, None) or _start(command)
        try:
            answer = worker.ask(header, data, timeout)
            _workers[command] = worker
            return answer
        except PictureLost as lost:
            if attempt == 2 or lost.reason == "timed_out":
                raise


def _start(command):
    for pause in (0.5, 2, None):
        try:
            return Worker(list(command))
        except CannotStart:
            if pause is None:
                raise
            time.sleep(pause)


def _error(status, reason, message):
    return {"status": status, "reason": reason, "message": message}
