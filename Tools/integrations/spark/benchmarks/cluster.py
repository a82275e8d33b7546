#!/usr/bin/env python3
"""A standalone cluster of a master and two workers on this machine, in which mugmoji workers and executors are killed: every picture has to have one row.

    Tools/integrations/spark/benchmarks/cluster.py --program .build/release/mugmoji --pictures 10000

Of the pictures 1 % are poison. Every --worker-every seconds a mugmoji worker is killed, and --executors times an executor. Only processes that this script's cluster started are.
"""

import argparse
import collections
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE)]

import pyspark
from pyspark.sql import SparkSession, functions as F

import mugmoji_spark
from benchmarks.pictures import copies


def descendants(roots):
    """The command lines of all processes below `roots`, by number."""
    parents, lines = collections.defaultdict(list), {}
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/stat") as file:
                parents[int(file.read().rpartition(")")[2].split()[1])].append(int(number))
            with open(f"/proc/{number}/cmdline", "rb") as file:
                lines[int(number)] = file.read().decode(errors="replace").split("\0")
        except OSError:
            continue
    found, left = {}, list(roots)
    while left:
        for child in parents[left.pop()]:
            found[child] = lines.get(child, [])
            left.append(child)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(HERE, "..", "..", "..", "..", ".build", "release", "mugmoji"))
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--commit-every", type=int)
    parser.add_argument("--worker-every", type=float, default=20, metavar="SECONDS")
    parser.add_argument("--executors", type=int, default=2, metavar="N", help="how many executors are killed")
    parser.add_argument("--executor-every", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--port", type=int, default=17077)
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    poison = given.pictures // 100
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    home = os.path.dirname(pyspark.__file__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster ends too
    started, killed, over = [], collections.Counter(), threading.Event()

    with tempfile.TemporaryDirectory() as folder:
        def start(*words):
            with open(f"{folder}/log-{len(started)}", "w") as log:
                started.append(subprocess.Popen(
                    [f"{home}/bin/spark-class", *words], stdout=log, stderr=log, start_new_session=True,
                    env=os.environ | {"SPARK_HOME": home, "SPARK_NO_DAEMONIZE": "1"}))

        def kill(name, wanted):
            found = [number for number, line in descendants([child.pid for child in started]).items() if wanted(line)]
            if found:
                os.kill(random.choice(found), signal.SIGKILL)
                killed[name] += 1

        def every(seconds, times, name, wanted):
            while killed[name] < times and not over.wait(seconds):
                kill(name, wanted)

        try:
            master = f"spark://127.0.0.1:{given.port}"
            start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(given.port), "--webui-port", str(given.port + 1))
            for number in (2, 3):
                start("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "2g", "--webui-port",
                      str(given.port + number), "--work-dir", f"{folder}/work-{number}", master)
            copies(f"{folder}/photos", given.pictures, poison)
            spark = (SparkSession.builder.master(master).config("spark.executor.memory", "1g").config("spark.executor.cores", 1)
                     .config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", 4)
                     .config("spark.ui.enabled", False).config("spark.ui.showConsoleProgress", False).getOrCreate())
            spark.sparkContext.setLogLevel("FATAL")
            threads = [
                threading.Thread(target=every, args=(given.worker_every, float("inf"), "workers", lambda line: line[:2] == [program, "worker"])),
                threading.Thread(target=every, args=(
                    given.executor_every, given.executors, "executors", lambda line: "org.apache.spark.executor.CoarseGrainedExecutorBackend" in line))]
            for thread in threads:
                thread.start()
            begin = time.monotonic()
            outcome = mugmoji_spark.convert(
                spark, f"{folder}/photos", f"{folder}/table", program=program, options={"size": given.size}, commit_every=given.commit_every)
            seconds = time.monotonic() - begin
            over.set()
            for thread in threads:
                thread.join()
            table = spark.read.parquet(f"{folder}/table")
            rows, keys, paths = table.agg(F.count(F.lit(1)), F.count_distinct("key"), F.count_distinct("path")).first()
            reasons = {row["reason"]: row["count"] for row in table.where("not ok").groupBy(F.col("error.reason").alias("reason")).count().collect()}
            again = mugmoji_spark.convert(spark, f"{folder}/photos", f"{folder}/table", program=program, options={"size": given.size})
            print(f"{outcome} in {seconds:.0f} s: {outcome.written / seconds:.1f} rows/s; killed: {dict(killed)}")
            print(f"{rows} rows, {keys} keys, {paths} paths of {given.pictures}; failures: {reasons}; run again: {again}")
            spark.stop()
            whole = rows == keys == paths == given.pictures and again.written == 0 and sum(reasons.values()) == poison
            if not whole:
                sys.exit("not every picture has one row, or pictures failed that are whole")
        finally:
            over.set()
            for child in started:
                os.killpg(child.pid, signal.SIGTERM)
            for child in started:
                child.wait()


if __name__ == "__main__":
    main()
