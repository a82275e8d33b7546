"""The files of folders, and their bytes: of the nodes' own file system, or of one that pyarrow knows (s3, gs, hdfs)."""

import fnmatch
import os
import stat
import urllib.parse

import pyarrow

LISTED = "path string, length long, changed long"
ENTRIES = pyarrow.schema([("path", pyarrow.string()), ("length", pyarrow.int64()), ("changed", pyarrow.int64())])
BATCH_ROWS = 10_000


class NotAFile(OSError):
    pass


def entries(batches, glob, deep):
    """What is in the folders among the rows, which have no length: files, and (unless `deep`) folders, to be listed by other tasks."""
    held = []
    for batch in batches:
        for row in batch.to_pylist():
            for entry in [row] if row["length"] is not None else _entries(row["path"], glob, deep):
                held.append(entry)
                if len(held) == BATCH_ROWS:
                    yield pyarrow.RecordBatch.from_pylist(held, schema=ENTRIES)
                    held = []
    if held:
        yield pyarrow.RecordBatch.from_pylist(held, schema=ENTRIES)


def _entries(path, glob, deep):
    local = _local(path)
    found = _local_entries(local, deep) if local else _other_entries(path, deep)
    for name, entry in found:
        if not name.startswith((".", "_")) and (entry["length"] is None or not glob or fnmatch.fnmatchcase(name, glob)):
            yield entry


def _local_entries(path, deep):
    if not os.path.isdir(path):
        yield os.path.basename(path), _local_entry(path, os.stat(path))
        return
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        # Links to folders are not followed: they may go in circles.
        if entry.is_dir(follow_symlinks=False):
            if deep:
                if not entry.name.startswith((".", "_")):
                    yield from _local_entries(entry.path, deep)
            else:
                yield entry.name, {"path": _shown(entry.path), "length": None, "changed": None}
        elif not entry.is_dir():
            try:
                yield entry.name, _local_entry(entry.path, entry.stat())
            except OSError:  # a link to nothing, or gone by now: a row will say so
                yield entry.name, {"path": _shown(entry.path), "length": 0, "changed": 0}


def _local_entry(path, status):
    return {"path": _shown(path), "length": status.st_size, "changed": status.st_mtime_ns // 1000}


def _shown(path):
    # A column holds UTF-8 only. A name that is none is shown, and its row says that it cannot be read.
    return "file:" + os.fsencode(path).decode("utf-8", "backslashreplace")


def _other_entries(path, deep):
    from pyarrow import fs
    system, inner = _system(path)
    start = path[:len(path) - len(inner)] if path.endswith(inner) else path.partition("://")[0] + "://"
    info = system.get_file_info(inner)
    if info.type == fs.FileType.NotFound:
        raise FileNotFoundError(f"{path}: it is not there")
    below = [info] if info.is_file else system.get_file_info(fs.FileSelector(inner, recursive=deep))
    for info in below:
        if not info.is_file and deep:
            continue
        yield info.base_name, {
            "path": start + info.path, "length": info.size if info.is_file else None,
            "changed": info.mtime_ns // 1000 if info.is_file and info.mtime_ns else 0 if info.is_file else None}


def opened(path):
    """A file to read from, as nothing but a file does not make one wait."""
    local = _local(path)
    if not local:
        system, inner = _system(path)
        return system.open_input_stream(inner)
    descriptor = os.open(local, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile(path)
    return open(descriptor, "rb")


def _local(path):
    """The path in the node's own file system, which Spark writes as file:/a or file:///a."""
    if path.startswith("file:"):
        return "/" + path[5:].lstrip("/")
    return None if "://" in path else path


def _system(path):
    from pyarrow import fs
    scheme, _, rest = path.partition("://")
    host, _, name = rest.partition("/")
    system, root = fs.FileSystem.from_uri(f"{'s3' if scheme in ('s3a', 's3n') else scheme}://{urllib.parse.quote(host, safe=':@')}/")
    return system, f"{root.rstrip('/')}/{name}"
