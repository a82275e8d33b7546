#!/usr/bin/env python3
"""Emoji of folders of selfies as a Parquet table, by Spark.

    spark-submit --py-files mugmoji_spark.zip convert.py photos/ --output emoji.parquet --option size=256

Prints one JSON object: how many rows were written, how many of them are failures, and how many pictures had a row before.
Pictures that fail are rows with an error, and no failure of the run.
"""

import argparse
import dataclasses
import json

from pyspark.sql import SparkSession

from mugmoji_spark import WANTS, convert


def option(text):
    name, separator, value = text.partition("=")
    if not name:
        raise argparse.ArgumentTypeError("an option is NAME=VALUE, such as size=256, or NAME")
    try:
        return name, json.loads(value) if separator else True
    except ValueError:
        return name, value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", nargs="+", help="folders of pictures, with all that is below them, or pictures")
    parser.add_argument("--output", required=True, help="the table; rows that are there are not made again")
    parser.add_argument("--program", default="mugmoji", help="mugmoji, as every node finds it")
    parser.add_argument("--style")
    parser.add_argument("--option", type=option, action="append", default=[], metavar="NAME=VALUE", help="as of `mugmoji convert`; repeatable")
    parser.add_argument("--want", nargs="+", choices=WANTS, default=["emoji", "recipe", "attributes"], help="the columns that are filled")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="for one picture (30)")
    parser.add_argument("--max-bytes", type=int, default=64 << 20, metavar="N", help="larger pictures are failures (64 MiB)")
    parser.add_argument("--partitions", type=int, metavar="N", help="tasks of one commit")
    parser.add_argument("--commit-every", type=int, metavar="N", help="pictures of one commit")
    parser.add_argument("--glob", metavar="PATTERN", help="names of the files that are taken, such as *.jpg")
    given = vars(parser.parse_args())
    given["options"] = dict(given.pop("option"))
    spark = SparkSession.builder.appName("mugmoji").getOrCreate()
    try:
        print(json.dumps(dataclasses.asdict(convert(spark, **given))))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
