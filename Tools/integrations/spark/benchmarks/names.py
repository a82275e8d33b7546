#!/usr/bin/env python3
"""What names that belong to other shards cost `mugmoji convert --shard`, in memory and processor time.

    Tools/integrations/spark/benchmarks/names.py --program .build/release/mugmoji --names 10000 200000
"""

import argparse
import os
import subprocess
import tempfile


def run(program, folder, count):
    names = os.path.join(folder, "names")
    with open(names, "w") as file:
        file.writelines(f"{folder}/photos/{number // 1000:06}/{number:09}.jpg\n" for number in range(count))
    child = subprocess.Popen(
        [program, "convert", "--files-from", names, "--shard", "1/1000000", "-o", f"{folder}/out/", "--quiet"], stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/mugmoji")
    parser.add_argument("--names", type=int, nargs="+", default=[10_000, 200_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = [(count, *run(given.program, folder, count)) for count in given.names]
    for count, seconds, memory in found:
        print(f"{count} names: {seconds:.2f} s of processor, {memory:.0f} MiB")
    if len(found) > 1:
        more = found[-1][0] - found[0][0]
        print(f"a name more: {(found[-1][1] - found[0][1]) / more * 1e6:.1f} µs, {(found[-1][2] - found[0][2]) / more * 2**20:.0f} bytes")


if __name__ == "__main__":
    main()
