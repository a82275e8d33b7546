"""Emoji of a folder of selfies by Spark; see README.md."""

import dataclasses
import functools
import json
import math
import os
import shutil
import tempfile

from pyspark.sql import DataFrame, Observation, functions as F

from .listing import LISTED, entries
from .tasks import SCHEMA, rows

__all__ = ["convert", "Outcome", "SCHEMA"]

PICTURE = "key string, path string, length long"
WANTS = ("emoji", "recipe", "attributes", "vectors")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """Of one run: rows that were written, those of them that are failures, and pictures that had a row before."""
    written: int
    failed: int
    there: int


def convert(spark, input, output, *, program="mugmoji", style=None, options=None, timeout=30.0, partitions=None,
            want=("emoji", "recipe", "attributes"), max_bytes=64 << 20, commit_every=None, glob=None):
    """Appends to the Parquet table `output` a row (`SCHEMA`) for each picture of `input` that has none there.

    input: a folder, a list of folders and files, or a DataFrame with `path`, `length` and `modificationTime`.
    options: those of a request to `mugmoji worker`, such as {"size": 256}. timeout: seconds for one picture.
    partitions: tasks of one commit. commit_every: pictures of one commit; what was committed survives a job that is killed.
    want: what is filled of "emoji", "recipe", "attributes" and "vectors". glob: names of files that are taken, such as "*.jpg".
    One run at a time may write to an output. Raises what Spark raises, and ValueError; a picture's fault is a row.
    """
    request = _request(style, options, want)
    if min(value for value in (timeout, max_bytes, partitions, commit_every) if value is not None) <= 0:
        raise ValueError("timeout, max_bytes, partitions and commit_every are greater than 0")
    command = (program, "worker", "--jobs", "1", "--max-bytes", str(max_bytes))
    context = spark.sparkContext
    _ship(context)
    before = {name: context.getLocalProperty(name) for name in ("spark.jobGroup.id", "spark.job.description")}
    try:
        context.setJobGroup(f"mugmoji {output}", f"mugmoji: what is to be done for {output}")
        # The lists are kept as files: what is listed may change while the job runs, and the table does with each commit.
        listing, todo = f"{output}/_mugmoji/listed", f"{output}/_mugmoji/todo"
        _pictures(spark, input, glob, request).write.mode("overwrite").parquet(listing)
        pictures = spark.read.schema(PICTURE).parquet(listing)
        listed = pictures.count()
        commit_every = commit_every or max(100_000, 2_000 * context.defaultParallelism)
        commits = max(1, math.ceil(listed / commit_every))
        (pictures.join(_done(spark, output), "key", "left_anti").withColumn("commit", F.pmod(F.crc32("key"), F.lit(commits)))
            .repartition("commit").write.mode("overwrite").option("partitionOverwriteMode", "static")
            .partitionBy("commit").parquet(todo))
        counts = {row["commit"]: row["count"] for row in _todo(spark, todo).groupBy("commit").count().collect()}
        written = failed = 0
        for number, (commit, count) in enumerate(sorted(counts.items()), 1):
            context.setJobDescription(f"mugmoji: {count} pictures into {output}, commit {number} of {len(counts)}")
            told = Observation()
            tasks = partitions or _partitions(count, context.defaultParallelism)
            task = functools.partial(rows, command=command, request=request, timeout=timeout, max_bytes=max_bytes)
            # By key, so that a task that is tried again has the same pictures.
            (_todo(spark, todo).where(F.col("commit") == commit).select("key", "path", "length").repartition(tasks, "key")
                .mapInArrow(task, SCHEMA)
                .observe(told, F.count(F.lit(1)).alias("rows"), F.count_if(~F.col("ok")).alias("failed"))
                .write.mode("append").parquet(output))
            written, failed = written + told.get["rows"], failed + told.get["failed"]
        return Outcome(written, failed, listed - sum(counts.values()))
    finally:
        for name, value in before.items():
            context.setLocalProperty(name, value)


def _request(style, options, want):
    options = {**({"style": style} if style else {}), **(options or {})}
    if options.get("face") == "all":
        raise ValueError("a picture has one row: name one face by its number, or leave face out for the largest")
    if not want or set(want) - set(WANTS):
        raise ValueError(f"want takes {', '.join(WANTS)}")
    return {"options": options, "want": [name for name in WANTS if name in want]}


def _pictures(spark, input, glob, request):
    """Key, path and length of each picture. Spark's own listing (`binaryFile`) would leave out empty files."""
    if isinstance(input, DataFrame):
        listing = input.select("path", "length", F.unix_micros("modificationTime").alias("changed"))
    else:
        inputs = [input] if isinstance(input, str) else list(input)
        roots = [(path if ":" in path else os.path.abspath(path), None, None) for path in inputs]
        first = spark.createDataFrame(roots, LISTED).mapInArrow(functools.partial(entries, glob=glob, deep=False), LISTED)
        # A task for each few of the folders below.
        listing = first.repartition(4 * spark.sparkContext.defaultParallelism).mapInArrow(
            functools.partial(entries, glob=glob, deep=True), LISTED)
    asked = json.dumps(request, sort_keys=True)
    facts = [F.col("path"), F.col("length").cast("string"), F.col("changed").cast("string"), F.lit(asked)]
    return (listing.select(F.sha2(F.concat_ws("\n", *facts), 256).alias("key"), "path", "length").dropDuplicates(["key"]))


def _done(spark, output):
    path = spark._jvm.org.apache.hadoop.fs.Path(output)
    if path.getFileSystem(spark._jsparkSession.sessionState().newHadoopConf()).exists(path):
        return spark.read.schema(SCHEMA).parquet(output).select("key")
    return spark.createDataFrame([], "key string")


def _todo(spark, path):
    return spark.read.schema(f"{PICTURE}, commit int").parquet(path)


def _partitions(count, cores):
    """Ten tasks for each core, so that none waits long for the last one, of 20 to 1,000 pictures."""
    return max(1, math.ceil(count / 1000), min(10 * cores, math.ceil(count / 20)))


_shipped = set()


def _ship(context):
    """Gives this package to the executors."""
    if context.applicationId in _shipped:
        return
    here = os.path.dirname(os.path.abspath(__file__))
    if os.path.isdir(here):  # in a zip file of --py-files otherwise, which they have
        folder = tempfile.mkdtemp(dir=context._temp_dir)
        context.addPyFile(shutil.make_archive(
            os.path.join(folder, __name__), "zip", os.path.dirname(here), os.path.basename(here)))
    _shipped.add(context.applicationId)
