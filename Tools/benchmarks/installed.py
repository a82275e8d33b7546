"""What an installed Mugmoji takes beside what pip installs of rembg and DiceBear: size on disk, start of --help, peak memory.

    python3 Tools/benchmarks/installed.py --program /usr/local/bin/mugmoji --peer rembg=/tmp/rembg/bin/rembg --peer-folder rembg=/tmp/rembg

A peer is a folder (a virtual environment that `python3 -m venv` and pip made) and, where it has one, a command. What the system's
own packages take is counted for nobody. Times are medians of ten runs, and mean something on a machine that does nothing else.
"""
import argparse
import os
import statistics
import subprocess
import time


def size(*paths):
    """Bytes of the files under some paths, each file once."""
    seen, total = set(), 0
    for path in paths:
        files = [path] if os.path.isfile(path) else [os.path.join(f, n) for f, _, names in os.walk(path) for n in names]
        for file in files:
            status = os.lstat(file)
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                total += status.st_size
    return total


def start(command):
    """Median seconds, and the peak memory in MiB, of a command that has to end with 0."""
    times, peak = [], 0
    for _ in range(10):
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} failed: {said.decode(errors='replace')[-300:]}")
        times.append(time.monotonic() - begin)
        peak = max(peak, usage.ru_maxrss)
    return statistics.median(times), peak / 1024


def pairs(values):
    return dict(value.split("=", 1) for value in values)


options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("--program", required=True, help="mugmoji as it was installed: PREFIX/bin/mugmoji")
options.add_argument("--peer-folder", action="append", default=[], metavar="NAME=FOLDER")
options.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND", help="what is started with --help")
arguments = options.parse_args()

prefix = os.path.dirname(os.path.dirname(os.path.realpath(arguments.program)))
rows = [("mugmoji", size(arguments.program, os.path.join(prefix, "share/mugmoji")), arguments.program)]
commands = pairs(arguments.peer)
rows += [(name, size(folder), commands.get(name)) for name, folder in pairs(arguments.peer_folder).items()]
print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
print("| | on disk, MB | start of `--help`, ms | peak memory, MiB |\n|---|---|---|---|")
for name, taken, command in rows:
    seconds, memory = start([*command.split(), "--help"]) if command else (None, None)
    print(f"| {name} | {taken / 1e6:.0f} | {f'{seconds * 1000:.0f}' if command else ''} | {f'{memory:.0f}' if command else ''} |")
