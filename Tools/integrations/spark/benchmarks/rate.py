#!/usr/bin/env python3
"""Pictures a second of Spark on this machine beside `mugmoji convert`, in turn, with as many processes.

    Tools/integrations/spark/benchmarks/rate.py --program .build/release/mugmoji --pictures 400 --rounds 3

The session is started, and a few pictures converted by both, before anything is measured. The whole run of each counts: of Spark listing, lists and commit, of `convert` its start.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE)]

from pyspark.sql import SparkSession

import mugmoji_spark
from benchmarks.pictures import copies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(HERE, "..", "..", "..", "..", ".build", "release", "mugmoji"))
    parser.add_argument("--pictures", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--vectors", action="store_true", help="Spark's rows hold vectors too")
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (SparkSession.builder.master(f"local[{given.jobs}]").config("spark.ui.showConsoleProgress", False)
             .config("spark.sql.shuffle.partitions", 2 * given.jobs).getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    want = ("emoji", "recipe", "attributes") + (("vectors",) if given.vectors else ())

    with tempfile.TemporaryDirectory() as folder:
        copies(f"{folder}/few", 20)
        copies(f"{folder}/photos", given.pictures)

        def by_spark(name, photos, count):
            start = time.monotonic()
            outcome = mugmoji_spark.convert(spark, photos, f"{folder}/{name}.parquet", program=program, want=want)
            took = time.monotonic() - start
            assert (outcome.written, outcome.failed) == (count, 0), outcome
            start = time.monotonic()
            mugmoji_spark.convert(spark, photos, f"{folder}/{name}.parquet", program=program, want=want)
            return count / took, time.monotonic() - start

        def by_program(name, photos, count):
            start = time.monotonic()
            subprocess.run([program, "convert", photos, "--recursive", "-o", f"{folder}/{name}/", "--jobs", str(given.jobs), "--quiet"], check=True)
            rate = count / (time.monotonic() - start)
            assert sum(len(files) for _, _, files in os.walk(f"{folder}/{name}")) == count
            shutil.rmtree(f"{folder}/{name}")
            return rate

        by_spark("warm", f"{folder}/few", 20), by_program("warm", f"{folder}/few", 20)
        rates = []
        for number in range(given.rounds):
            plain = by_program(f"p{number}", f"{folder}/photos", given.pictures)
            through, idle = by_spark(f"s{number}", f"{folder}/photos", given.pictures)
            rates.append((plain, through))
            print(f"convert --jobs {given.jobs}: {plain:.1f}/s; local[{given.jobs}]: {through:.1f}/s, {through / plain:.2f} of it; "
                  f"a run with nothing to do: {idle:.1f} s", flush=True)
        plain, through = (statistics.median(column) for column in zip(*rates))
        print(f"medians of {given.rounds} rounds of {given.pictures} pictures: {plain:.1f}/s, {through:.1f}/s, {through / plain:.2f}")
    spark.stop()


if __name__ == "__main__":
    main()
