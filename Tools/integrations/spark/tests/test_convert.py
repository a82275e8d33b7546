import collections
import datetime
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import pyarrow
from pyspark.sql import SparkSession

import mugmoji_spark
from mugmoji_spark.listing import ENTRIES, entries
from mugmoji_spark.worker import CannotStart, PictureLost, Worker

HERE = os.path.dirname(os.path.abspath(__file__))
SELFIES = sorted(glob.glob(os.path.join(HERE, "..", "..", "..", "..", "Fixtures", "selfies", "*.jpg")))
PROGRAM = os.environ["MUGMOJI"]


def copies(folder, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        shutil.copy(SELFIES[number % len(SELFIES)], os.path.join(folder, f"{number:04}.jpg"))


def session():
    spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", False)
             .config("spark.ui.showConsoleProgress", False).config("spark.sql.shuffle.partitions", 4).getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    return spark


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="mugmoji-spark-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.photos, self.table = os.path.join(self.folder, "photos"), os.path.join(self.folder, "table")
        os.mkdir(self.photos)

    def stand_in(self):
        """A program whose worker has faults when pictures ask for them; and what it was sent."""
        script = shutil.copy(os.path.join(HERE, "slow_worker.py"), self.folder)

        def log():
            with open(script + ".log") as file:
                return [line.split() for line in file]
        return script, log

    def photo(self, name, data):
        with open(os.path.join(os.fsencode(self.photos), os.fsencode(name)), "wb") as file:
            file.write(data)


class ConvertTests(Case):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def convert(self, input=None, **given):
        return mugmoji_spark.convert(self.spark, input or self.photos, self.table, **({"program": PROGRAM} | given))

    def listing(self):
        """The table of a list of one's own."""
        batch = pyarrow.RecordBatch.from_pylist([{"path": self.photos, "length": None, "changed": None}], schema=ENTRIES)
        return [(row["path"], row["length"], datetime.datetime.fromtimestamp(row["changed"] / 1e6))
                for batch in entries([batch], None, True) for row in batch.to_pylist()]

    def rows(self):
        rows = self.spark.read.parquet(self.table).collect()
        keys = collections.Counter(row.key for row in rows)
        self.assertEqual([key for key, count in keys.items() if count > 1], [])
        return {os.path.basename(row.path): row for row in rows}

    def test_rows_hold_what_convert_writes(self):
        for selfie in SELFIES:
            shutil.copy(selfie, self.photos)
        shutil.move(os.path.join(self.photos, "short-smile.jpg"), os.path.join(self.photos, "é % [1].jpg"))
        outcome = self.convert(style="classic", options={"size": 256}, want=("emoji", "recipe", "attributes", "vectors"))
        self.assertEqual(outcome, mugmoji_spark.Outcome(len(SELFIES), 0, 0))
        emoji = os.path.join(self.folder, "emoji")
        told = subprocess.run(
            [PROGRAM, "convert", self.photos, "-o", emoji, "--style", "classic", "--size", "256", "--json", "--quiet"],
            capture_output=True, check=True, text=True).stdout
        told = {os.path.basename(line["input"]): line for line in map(json.loads, told.splitlines())}
        rows = self.rows()
        self.assertEqual(set(rows), set(told))
        for name, row in rows.items():
            self.assertTrue(row.ok, row.error)
            with open(told[name]["output"], "rb") as file:
                self.assertEqual(bytes(row.emoji), file.read(), name)
            self.assertEqual(row.attributes, told[name]["attributes"])
            self.assertEqual(json.loads(row.recipe)["style"], "classic")
            self.assertIn("mouth", row.vectors)
            self.assertGreater(row.ms, 0)

    def test_poison_pictures_are_rows(self):
        shutil.copy(SELFIES[0], os.path.join(self.photos, "good.jpg"))
        with open(SELFIES[0], "rb") as file:
            whole = file.read()
        self.photo("empty.jpg", b"")
        self.photo("text.jpg", b"no picture at all\n")
        self.photo("cut.jpg", whole[:len(whole) // 3])
        self.photo("large.jpg", whole + bytes(200_000))
        self.photo("gone.jpg", whole)
        self.photo("grown.jpg", whole)
        os.mkfifo(os.path.join(self.photos, "pipe.jpg"))
        os.symlink("nowhere", os.path.join(self.photos, "link.jpg"))
        self.photo(b"caf\xe9.jpg", whole)
        listing = self.spark.createDataFrame(self.listing(), "path string, length long, modificationTime timestamp")
        os.remove(os.path.join(self.photos, "gone.jpg"))
        self.photo("grown.jpg", whole + bytes(200_000))
        self.assertEqual(self.convert(listing, max_bytes=200_000), mugmoji_spark.Outcome(10, 9, 0))
        rows = self.rows()
        self.assertTrue(rows.pop("good.jpg").ok)
        found = {name: (row.error.status, row.error.reason) for name, row in rows.items()}
        self.assertEqual(found, {
            "empty.jpg": (65, "empty"), "text.jpg": (65, "unsupported_format"), "cut.jpg": (65, "truncated"),
            "pipe.jpg": (65, "not_a_file"), "link.jpg": (66, "not_found"), "caf\\xe9.jpg": (66, "not_found"),
            "large.jpg": (65, "too_many_bytes"), "grown.jpg": (65, "too_many_bytes"), "gone.jpg": (66, "not_found")})
        for name, row in rows.items():
            self.assertFalse(row.ok)
            self.assertIsNone(row.emoji)
            self.assertIn(name, row.error.message)

    def test_a_second_run_adds_what_is_missing(self):
        copies(self.photos, 6)
        self.photo("text.jpg", b"no picture")
        self.assertEqual(self.convert(), mugmoji_spark.Outcome(7, 1, 0))
        files = set(os.listdir(self.table))
        self.assertEqual(self.convert(), mugmoji_spark.Outcome(0, 0, 7))
        self.assertEqual(set(os.listdir(self.table)), files)
        copies(self.photos + "/deeper", 1)
        self.assertEqual(self.convert(), mugmoji_spark.Outcome(1, 0, 7))
        self.assertEqual(self.spark.read.parquet(self.table).count(), 8)
        self.assertEqual(self.convert(options={"size": 64}), mugmoji_spark.Outcome(8, 1, 0))

    def test_a_killed_worker_costs_no_picture(self):
        copies(self.photos, 60)
        pids = os.path.join(self.folder, "pids")
        program = os.path.join(self.folder, "mugmoji")
        with open(program, "w") as file:
            file.write(f'#!/bin/sh\necho $$ >> "{pids}"\nexec "{PROGRAM}" "$@"\n')
        os.chmod(program, 0o755)
        killed = []

        def started():
            with open(pids, "a+") as file:
                file.seek(0)
                return file.read().split()

        def kill():
            # The first worker of each of the two tasks; the one that comes after may have the same picture.
            while len(killed) < 2 and not over.wait(0.7):
                for pid in started()[len(killed):2]:
                    os.kill(int(pid), signal.SIGKILL)
                    killed.append(pid)

        over = threading.Event()
        thread = threading.Thread(target=kill)
        thread.start()
        try:
            outcome = self.convert(program=program, partitions=2)
        finally:
            over.set()
            thread.join()
        self.assertGreater(len(killed), 0)
        self.assertGreater(len(started()), 2)
        self.assertEqual(outcome, mugmoji_spark.Outcome(60, 0, 0))
        self.assertEqual(len(self.rows()), 60)

    def test_pictures_that_end_or_hang_workers_are_rows(self):
        script, log = self.stand_in()
        for name in ("a.jpg", "crash.jpg", "hang.jpg", "m.jpg", "nonsense.jpg", "silent.jpg", "z.jpg"):
            self.photo(name, bytes(300_000))
        self.assertEqual(
            self.convert(program=script, timeout=1.5, partitions=1, want=["emoji"]), mugmoji_spark.Outcome(7, 4, 0))
        rows = self.rows()
        found = {name: row.error and row.error.reason for name, row in rows.items()}
        self.assertEqual(found, {
            "a.jpg": None, "m.jpg": None, "z.jpg": None, "crash.jpg": "crashed", "hang.jpg": "timed_out",
            "silent.jpg": "timed_out", "nonsense.jpg": "internal"})
        asked = collections.Counter(words[1] for words in log() if len(words) > 1)
        self.assertEqual((asked["crash.jpg"], asked["hang.jpg"], asked["z.jpg"]), (2, 1, 1))
        for pid in {int(words[0]) for words in log()} - {int(words[0]) for words in log()[-1:]}:
            self.assertFalse(os.path.exists(f"/proc/{pid}"), "a worker that was given up is there still")

    def test_a_job_that_is_cut_off_is_taken_up_again(self):
        copies(self.photos, 60)
        job = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "..", "convert.py"), self.photos, "--output", self.table, "--program", PROGRAM,
             "--commit-every", "15", "--partitions", "4"], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.path.join(HERE, "..")})
        try:
            while not glob.glob(os.path.join(self.table, "part-*")):
                self.assertIsNone(job.poll(), "the job ended before it was cut off")
                time.sleep(0.05)
            # In the midst of the next commit.
            while not glob.glob(os.path.join(self.table, "_temporary", "*", "_temporary", "*")):
                self.assertIsNone(job.poll(), "the job ended before it was cut off")
                time.sleep(0.05)
        finally:
            os.killpg(job.pid, signal.SIGKILL)
            job.wait()
        before = self.spark.read.schema(mugmoji_spark.SCHEMA).parquet(self.table).count()
        self.assertGreater(before, 0)
        self.assertLess(before, 60)
        self.assertEqual(self.convert(), mugmoji_spark.Outcome(60 - before, 0, before))
        self.assertEqual(len(self.rows()), 60)

    def test_a_program_that_is_missing_is_no_fault_of_pictures(self):
        copies(self.photos, 1)
        with self.assertRaisesRegex(Exception, "install mugmoji on every node"):
            self.convert(program="/nowhere/mugmoji")
        with self.assertRaisesRegex(Exception, "nostyle"):
            self.convert(style="nostyle", program=PROGRAM)
        with self.assertRaisesRegex(Exception, "sizes"):
            self.convert(options={"sizes": 3})
        with self.assertRaisesRegex(Exception, "nothing-here"):
            self.convert(self.photos + "/nothing-here")
        self.assertEqual(glob.glob(self.table + "/part-*"), [])

    def test_wrong_arguments_are_refused(self):
        for given in ({"options": {"face": "all"}}, {"want": ["nothing"]}, {"timeout": 0}, {"partitions": 0}):
            with self.assertRaises(ValueError):
                self.convert(**given)


class WorkerTests(Case):
    def test_a_large_picture_to_a_worker_that_reads_nothing_is_late(self):
        script, _ = self.stand_in()
        worker = Worker([script])
        start = time.monotonic()
        with self.assertRaises(PictureLost) as lost:
            worker.ask({"type": "convert", "id": 1, "name": "hang"}, bytes(1_000_000), 1)
        self.assertEqual(lost.exception.reason, "timed_out")
        self.assertLess(time.monotonic() - start, 3)
        self.assertIsNotNone(worker.process.returncode)

    def test_what_cannot_start_says_why(self):
        with self.assertRaisesRegex(CannotStart, "nowhere"):
            Worker(["/nowhere/mugmoji", "worker"])
        with self.assertRaisesRegex(CannotStart, "ended with 64"):
            Worker([PROGRAM, "worker", "--style", "nostyle"])
