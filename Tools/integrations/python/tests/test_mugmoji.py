"""Tests of the package beside the program: MUGMOJI=…/mugmoji python3 -m unittest discover -s tests

MUGMOJI_TEST_CALLS is how many calls many threads make; 40 where nothing is said.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import json
import os
import pathlib
import pickle
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings
from collections.abc import Iterator
from typing import Any
from unittest import mock

import mugmoji
from mugmoji import _worker

try:
    import numpy
    from PIL import Image, ImageCms
    HAS_PICTURES = True
except ImportError:
    HAS_PICTURES = False

SELFIES = pathlib.Path(__file__).resolve().parents[4] / "Fixtures" / "selfies"
SELFIE = SELFIES / "short-smile.jpg"
PROGRAM = mugmoji.find_program()


def converted(picture: pathlib.Path | bytes, *options: str) -> bytes:
    """What the program itself makes."""
    given = picture if isinstance(picture, bytes) else picture.read_bytes()
    return subprocess.run([PROGRAM, "convert", "-", "-o", "-", *options], input=given, capture_output=True, check=True).stdout


class SharedMaker(unittest.TestCase):
    maker: mugmoji.Maker
    expected: bytes

    @classmethod
    def setUpClass(cls) -> None:
        cls.maker = mugmoji.Maker(jobs=2)
        cls.expected = converted(SELFIE)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.maker.close()


class ConversionTests(SharedMaker):
    def test_a_path_and_bytes_make_the_bytes_of_the_program(self) -> None:
        data = SELFIE.read_bytes()
        for picture in (SELFIE, str(SELFIE), data, bytearray(data), memoryview(data)):
            self.assertEqual(self.maker.convert(picture).emoji, self.expected)

    def test_options_are_those_of_the_program(self) -> None:
        made = self.maker.convert(
            SELFIE, size=128, style="ink", choose={"glasses": "none"}, expression="wink", format="webp", outline=None)
        self.assertEqual(
            made.emoji,
            converted(SELFIE, "--size=128", "--style=ink", "--choose=glasses=none", "--expression=wink", "--format=webp"))
        self.assertEqual(made.format, "webp")

    def test_what_comes_with_an_emoji(self) -> None:
        made = self.maker.convert(SELFIE, vectors=True, report=True, top=2)
        self.assertEqual(made.attributes["glasses"], "none")
        self.assertEqual(made.recipe["style"], "pop")
        assert made.vectors is not None and made.report is not None and made.face is not None
        self.assertIn("eyes", made.vectors)
        self.assertIsInstance(made.vectors["eyes"][0], float)
        self.assertEqual(len(made.report["nearest"]["eyes"]), 2)
        self.assertGreater(made.face["box"]["width"], 100)
        plain = self.maker.convert(SELFIE)
        self.assertIsNone(plain.vectors)
        self.assertIsNone(plain.report)

    def test_all_faces_are_a_list(self) -> None:
        largest = self.maker.convert(SELFIES / "two-faces.jpg")
        both = self.maker.convert(SELFIES / "two-faces.jpg", face="all")
        self.assertEqual(len(both), 2)
        self.assertEqual(both[0].emoji, largest.emoji)
        self.assertNotEqual(both[0].emoji, both[1].emoji)
        self.assertEqual(self.maker.convert(SELFIES / "two-faces.jpg", face=2).emoji, both[1].emoji)
        self.assertEqual(len(self.maker.convert(SELFIE, face="all")), 1)

    def test_a_recipe_draws_the_same(self) -> None:
        made = self.maker.convert(SELFIE)
        self.assertEqual(self.maker.render(made.recipe).emoji, made.emoji)
        self.assertEqual(self.maker.render(json.dumps(made.recipe).encode()).emoji, made.emoji)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "me.json")
            path.write_text(json.dumps(made.recipe))
            self.assertEqual(self.maker.render(path).emoji, made.emoji)
        pink = self.maker.render(made.recipe, color={"hair": "pink"})
        self.assertNotEqual(pink.emoji, made.emoji)
        self.assertIsNone(pink.face)

    def test_paths_follow_the_callers_folder_and_may_be_no_utf8(self) -> None:
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                os.symlink(SELFIE, b"caf\xe9.jpg")
                os.symlink(SELFIE, "-")
                os.mkdir(b"f\xe9")
                os.chdir(b"f\xe9")
                os.symlink(SELFIE, "me.jpg")
                self.assertEqual(self.maker.convert("me.jpg").emoji, self.expected)
                with self.assertRaises(mugmoji.InputError):
                    self.maker.convert("you.jpg")
                os.chdir("..")
                self.assertEqual(self.maker.convert(os.fsdecode(b"caf\xe9.jpg")).emoji, self.expected)
                self.assertEqual(self.maker.convert("-").emoji, self.expected)
            finally:
                os.chdir(before)

    @unittest.skipUnless(HAS_PICTURES, "numpy or Pillow is not installed")
    def test_arrays_and_images_make_the_bytes_of_their_file(self) -> None:
        for name in ("short-smile.jpg", "red-wavy-stored-sideways.jpg"):
            with Image.open(SELFIES / name) as image, tempfile.TemporaryDirectory() as folder:
                from PIL import ImageOps
                upright = ImageOps.exif_transpose(image)
                file = pathlib.Path(folder, "upright.png")
                upright.save(file, icc_profile=image.info.get("icc_profile"))
                expected = converted(file)
                self.assertEqual(self.maker.convert(image).emoji, expected)
                self.assertEqual(self.maker.convert(numpy.asarray(upright)).emoji, expected)
                self.assertEqual(self.maker.convert(numpy.asfortranarray(upright)).emoji, expected)
                opaque = upright.convert("RGBA")
                opaque.save(file)
                self.assertEqual(self.maker.convert(numpy.asarray(opaque)).emoji, converted(file))
                grey = upright.convert("L")
                grey.save(file)
                self.assertEqual(self.maker.convert(numpy.asarray(grey)).emoji, converted(file))
                self.assertEqual(self.maker.convert(numpy.asarray(grey)[:, :, None]).emoji, converted(file))

    @unittest.skipUnless(HAS_PICTURES, "numpy or Pillow is not installed")
    def test_a_profile_goes_along(self) -> None:
        # Red and blue changed places: sRGB of Pillow with two of its primaries swapped.
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        swapped = bytearray(profile)
        places = {profile[at:at + 4]: at + 4 for at in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12)}
        red, blue = places[b"rXYZ"], places[b"bXYZ"]
        swapped[red:red + 8], swapped[blue:blue + 8] = profile[blue:blue + 8], profile[red:red + 8]
        with Image.open(SELFIE) as image, tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "profile.png")
            image.save(file, icc_profile=bytes(swapped))
            expected = converted(file)
            with Image.open(file) as again:
                self.assertEqual(self.maker.convert(again).emoji, expected)
            self.assertNotEqual(self.maker.convert(numpy.asarray(image)).emoji, expected)

    @unittest.skipUnless(HAS_PICTURES, "numpy or Pillow is not installed")
    def test_images_of_any_mode_are_taken(self) -> None:
        with Image.open(SELFIE) as image:
            for mode in ("CMYK", "YCbCr", "P", "HSV", "F", "I", "LA", "RGBX", "RGBa"):
                with self.subTest(mode):
                    step = image.convert("RGBA") if mode == "RGBa" else image
                    self.assertEqual(self.maker.convert(step.convert(mode), size=64).format, "png")

    @unittest.skipUnless(HAS_PICTURES, "numpy or Pillow is not installed")
    def test_an_emoji_becomes_pixels(self) -> None:
        made = self.maker.convert(SELFIE, size=96)
        pixels = made.array()
        self.assertEqual((pixels.shape, pixels.dtype), ((96, 96, 4), numpy.uint8))
        self.assertEqual(pixels[0, 0, 3], 0)
        self.assertGreater(int(pixels[48, 48, 3]), 200)
        self.assertTrue(pixels.flags.writeable)
        self.assertEqual(made.image().size, (96, 96))
        moving = self.maker.convert(SELFIE, size=64, animate=True, format="webp")
        self.assertGreater(getattr(moving.image(), "n_frames", 1), 1)
        self.assertEqual(moving.array().shape, (64, 64, 4))
        with self.assertRaises(mugmoji.UsageError):
            self.maker.convert(SELFIE, format="svg").image()

    @unittest.skipUnless(HAS_PICTURES, "numpy or Pillow is not installed")
    def test_what_is_no_picture_is_refused_with_a_word(self) -> None:
        for value in (numpy.zeros((8, 8)), numpy.zeros((8, 8, 2), numpy.uint8), numpy.zeros((0, 8), numpy.uint8), numpy.uint8(3)):
            with self.assertRaisesRegex(mugmoji.UsageError, "uint8"):
                self.maker.convert(value)  # type: ignore[arg-type]
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            file.write(SELFIE.read_bytes()[:9000])
            file.flush()
            with Image.open(file.name) as half, self.assertRaises(mugmoji.DataError):
                self.maker.convert(half)

    def test_other_values_are_refused(self) -> None:
        for value in (3, None, object(), ["a"]):
            with self.assertRaisesRegex(mugmoji.UsageError, type(value).__name__):
                self.maker.convert(value)  # type: ignore[call-overload]
        with self.assertRaises(mugmoji.UsageError):
            self.maker.convert(SELFIE, size=float("nan"))
        with self.assertRaises(mugmoji.UsageError):
            self.maker.convert(SELFIE, size=object())  # type: ignore[call-overload]


class FailureTests(SharedMaker):
    def test_a_poison_picture_is_an_error_and_the_maker_goes_on(self) -> None:
        whole = SELFIE.read_bytes()
        poisons: list[tuple[bytes, type[mugmoji.MugmojiError], str, int]] = [
            (b"", mugmoji.DataError, "empty", 65),
            (b"nothing", mugmoji.DataError, "unsupported_format", 65),
            (whole[:5000], mugmoji.DataError, "truncated", 65),
        ]
        for data, kind, reason, status in poisons:
            with self.subTest(reason), self.assertRaises(kind) as caught:
                self.maker.convert(data, name="poison.jpg")
            self.assertEqual((caught.exception.reason, caught.exception.status), (reason, status))
            self.assertTrue(str(caught.exception).startswith("poison.jpg: "))
            self.assertEqual(self.maker.convert(SELFIE).emoji, self.expected)

    def test_errors_are_of_the_class_of_their_status(self) -> None:
        with self.assertRaises(mugmoji.InputError) as missing:
            self.maker.convert("/nowhere/me.jpg")
        self.assertEqual((missing.exception.reason, missing.exception.status), ("not_found", 66))
        with self.assertRaises(mugmoji.NoFaceError):
            self.maker.convert(SELFIE, face=7)
        with self.assertRaises(mugmoji.UsageError):
            self.maker.convert(SELFIE, sise=3)
        with self.assertRaises(mugmoji.DataError):
            self.maker.render({"style": "pop"})
        with self.assertRaises(mugmoji.InputError) as parts:
            mugmoji.Maker(parts="/nowhere")
        self.assertEqual(parts.exception.reason, "not_found")
        with self.assertRaisesRegex(mugmoji.UsageError, "nowhere"):
            mugmoji.Maker("nowhere")
        with self.assertRaisesRegex(mugmoji.UsageError, "--jobs 0 is out of range"):
            mugmoji.Maker(jobs=0)

    def test_options_too_long_for_a_header_do_not_end_the_worker(self) -> None:
        pid = self.maker._workers.pid
        with self.assertRaises(mugmoji.UsageError) as caught:
            self.maker.convert(SELFIE, caption="x" * 70_000)
        self.assertEqual(caught.exception.reason, "bad_request")
        self.assertEqual(self.maker.convert(SELFIE).emoji, self.expected)
        self.assertEqual(self.maker._workers.pid, pid)

    def test_texts_that_are_none_do_not_end_the_worker(self) -> None:
        pid = self.maker._workers.pid
        with self.assertRaises(mugmoji.UsageError):
            self.maker.convert(SELFIE, caption="\ud800")
        for timeout in (0, -1, float("nan")):
            with self.assertRaises(mugmoji.UsageError):
                self.maker.convert(SELFIE, timeout=timeout)
        self.assertEqual(self.maker.convert(SELFIE, timeout=float("inf")).emoji, self.expected)
        self.assertNotEqual(self.maker.convert(SELFIE, caption="né|好 🙂"[:4]).emoji, self.expected)
        self.assertEqual(self.maker._workers.pid, pid)

    def test_limits_count(self) -> None:
        with mugmoji.Maker(jobs=1, max_bytes=1000, max_pixels=1000) as maker:
            with self.assertRaises(mugmoji.DataError) as bytes_:
                maker.convert(SELFIE.read_bytes())
            self.assertEqual(bytes_.exception.reason, "too_many_bytes")
            with self.assertRaises(mugmoji.DataError) as pixels:
                maker.convert(SELFIE)
            self.assertIn(pixels.exception.reason, ("too_many_pixels", "too_many_bytes"))

    def test_errors_can_be_sent_to_another_process(self) -> None:
        with self.assertRaises(mugmoji.NoFaceError) as caught:
            self.maker.convert(SELFIE, face=7)
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((type(again), again.status, again.reason, str(again)),
                         (mugmoji.NoFaceError, 65, caught.exception.reason, str(caught.exception)))
        self.assertIsInstance(pickle.loads(pickle.dumps(mugmoji.TimedOutError(65, "timed_out", "x"))), TimeoutError)


class ThreadTests(unittest.TestCase):
    def test_many_threads_share_a_maker(self) -> None:
        calls = int(os.environ.get("MUGMOJI_TEST_CALLS", "40"))
        names = sorted(path for path in SELFIES.glob("*.jpg") if "two" not in path.name)[:4]
        with mugmoji.Maker() as maker:
            expected = [converted(name, "--size=64") for name in names]

            def call(number: int) -> bool:
                if number % 7 == 6:
                    with self.assertRaises(mugmoji.DataError):
                        maker.convert(b"poison")
                    return True
                which = number % len(names)
                picture = names[which] if number % 2 else names[which].read_bytes()
                return maker.convert(picture, size=64).emoji == expected[which]

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                self.assertEqual(list(pool.map(call, range(calls))), [True] * calls)
            self.assertEqual(maker._workers._worker._pending, {})  # type: ignore[union-attr]


class WorkerLifeTests(unittest.TestCase):
    expected: bytes

    def setUp(self) -> None:
        self.expected = converted(SELFIE)

    def test_a_worker_that_was_killed_is_started_again(self) -> None:
        with mugmoji.Maker(jobs=1) as maker:
            pid = maker._workers.pid
            os.kill(pid, signal.SIGKILL)
            self.assertEqual(maker.convert(SELFIE).emoji, self.expected)
            self.assertEqual(maker.convert(SELFIE).emoji, self.expected)
            self.assertNotEqual(maker._workers.pid, pid)

    def test_calls_in_flight_survive_their_worker(self) -> None:
        with mugmoji.Maker(jobs=2) as maker:
            pid = maker._workers.pid
            os.kill(pid, signal.SIGSTOP)
            with concurrent.futures.ThreadPoolExecutor(3) as pool:
                calls = [pool.submit(maker.convert, SELFIE.read_bytes()) for _ in range(3)]
                time.sleep(0.3)
                self.assertFalse(any(call.done() for call in calls))
                os.kill(pid, signal.SIGKILL)
                self.assertEqual([call.result(60).emoji for call in calls], [self.expected] * 3)

    def test_a_worker_that_hangs_is_ended_and_replaced(self) -> None:
        with mugmoji.Maker(jobs=1, timeout=30) as maker:
            pid = maker._workers.pid
            os.kill(pid, signal.SIGSTOP)
            began = time.monotonic()
            with self.assertRaises(mugmoji.TimedOutError) as caught:
                maker.convert(SELFIE, timeout=0.5)
            self.assertLess(time.monotonic() - began, 10)
            self.assertEqual(caught.exception.reason, "timed_out")
            self.assertIsInstance(caught.exception, TimeoutError)
            self.assertFalse(alive(pid))
            self.assertEqual(maker.convert(SELFIE).emoji, self.expected)

    def test_a_full_pipe_does_not_block_for_ever(self) -> None:
        with mugmoji.Maker(jobs=2, timeout=30) as maker:
            os.kill(maker._workers.pid, signal.SIGSTOP)
            large = SELFIE.read_bytes() + bytes(8 << 20)
            began = time.monotonic()
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                first = pool.submit(maker.convert, large, timeout=0.5)
                time.sleep(0.1)
                # It waits for the first one's turn to write, and is no worse for that.
                second = pool.submit(maker.convert, SELFIE)
                self.assertIsInstance(first.exception(60), mugmoji.TimedOutError)
                self.assertEqual(second.result(60).emoji, self.expected)
            self.assertLess(time.monotonic() - began, 20)
            self.assertEqual(maker.convert(large).emoji, self.expected)

    def test_a_closed_maker_takes_nothing(self) -> None:
        maker = mugmoji.Maker(jobs=1)
        pid = maker._workers.pid
        maker.close()
        maker.close()
        self.assertFalse(alive(pid))
        with self.assertRaises(mugmoji.ClosedError):
            maker.convert(SELFIE)

    def test_closing_answers_what_was_taken(self) -> None:
        maker = mugmoji.Maker(jobs=1)
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            call = pool.submit(maker.convert, SELFIE, size=1024)
            while not maker._workers._worker._pending and not call.done():  # type: ignore[union-attr]
                time.sleep(0.001)
            time.sleep(0.01)
            maker.close()
            self.assertGreater(len(call.result(60).emoji), 1000)

    def test_a_maker_that_nobody_has_any_more_ends_its_worker(self) -> None:
        maker = mugmoji.Maker(jobs=1)
        pid = maker._workers.pid
        del maker
        self.assertFalse(alive(pid))

    def test_the_interpreters_end_ends_the_worker(self) -> None:
        for end in ("", "raise SystemExit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"):
            code = f"import mugmoji\nmaker = mugmoji.Maker(jobs=1)\nprint(maker._workers.pid, flush=True)\n{end}"
            said = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60)
            self.assertEqual(said.stderr, "")
            deadline = time.monotonic() + 10
            while alive(int(said.stdout)) and time.monotonic() < deadline:
                time.sleep(0.02)
            self.assertFalse(alive(int(said.stdout)), end)

    def test_a_forked_child_has_a_worker_of_its_own(self) -> None:
        with mugmoji.Maker(jobs=1) as maker:
            pid = maker._workers.pid
            stop = threading.Event()
            busy = threading.Thread(target=lambda: [maker.convert(SELFIE, size=64) for _ in iter(stop.is_set, True)])
            busy.start()
            try:
                for _ in range(3):
                    with warnings.catch_warnings():
                        warnings.simplefilter("ignore", DeprecationWarning)
                        child = os.fork()
                    if child == 0:
                        status = 1
                        try:
                            if maker.convert(SELFIE).emoji == self.expected and maker._workers.pid != pid:
                                status = 0
                            maker.close()
                        finally:
                            os._exit(status)
                    self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
            finally:
                stop.set()
                busy.join()
            self.assertEqual(maker.convert(SELFIE).emoji, self.expected)
            self.assertEqual(maker._workers.pid, pid)

    def test_ctrl_c_leaves_the_maker_whole(self) -> None:
        code = f"""
import mugmoji, os, signal, threading
maker = mugmoji.Maker(jobs=1)
os.kill(maker._workers.pid, signal.SIGSTOP)
threading.Timer(0.3, lambda: os.killpg(0, signal.SIGINT)).start()
try:
    maker.convert({str(SELFIE)!r})
except KeyboardInterrupt:
    os.kill(maker._workers.pid, signal.SIGCONT)
    print(len(maker.convert({str(SELFIE)!r}).emoji))
"""
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, start_new_session=True)
        self.assertEqual((said.stdout.strip(), said.stderr), (str(len(self.expected)), ""))


class OtherProgramTests(unittest.TestCase):
    """Programs that stand for a worker with a fault."""

    HELLO = {"type": "hello", "protocol": 1, "program": "mugmoji", "version": "0", "jobs": 2, "queue": 4, "style": "pop", "styles": [],
             "formats": [], "limits": {"bytes": 1 << 30, "header_bytes": 1 << 16, "pixels": 1 << 28}}

    @contextlib.contextmanager
    def program(self, code: str, hello: dict[str, Any] | None = None) -> Iterator[str]:
        lines = [
            f"#!{sys.executable}", "import json, os, struct, sys, time",
            "def send(header, data=b''):",
            "    text = json.dumps(header).encode()",
            "    os.write(1, struct.pack('<I', len(text)) + text + struct.pack('<I', len(data)) + data)",
            "def receive():",
            "    header = json.loads(sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), 'little')))",
            "    return header, sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), 'little'))",
        ]
        if hello is not None:
            lines += [f"send({hello!r})", "receive()"]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "program")
            path.write_text("\n".join(lines) + "\n" + code)
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
            yield str(path)

    def test_a_picture_that_crashes_two_workers_is_named(self) -> None:
        code = "receive()\nprint('Fatal error: oh', file=sys.stderr, flush=True)\nos.kill(os.getpid(), 11)\n"
        with self.program(code, self.HELLO) as program, mugmoji.Maker(program=program) as maker:
            for _ in range(2):
                with self.assertRaisesRegex(mugmoji.CrashedError, "bad.jpg: .*signal 11: Fatal error: oh") as caught:
                    maker.convert(b"x", name="bad.jpg")
                self.assertEqual((caught.exception.status, caught.exception.reason), (70, "crashed"))

    def test_answers_find_their_calls_in_any_order(self) -> None:
        code = (
            "first, second = receive(), receive()\n"
            "for header, data in (second, first):\n"
            "    send({'type': 'pong', 'id': 99999})\n"
            "    send({'type': 'emoji', 'id': header['id'], 'format': 'png', 'faces': [{'emoji': {'offset': 0, 'length': len(data)},"
            " 'recipe': {}, 'attributes': {}}]}, data)\n"
            "sys.stdin.buffer.read()\n")
        with self.program(code, self.HELLO) as program, mugmoji.Maker(program=program) as maker:
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                calls = [pool.submit(maker.convert, data) for data in (b"a", b"bb")]
                self.assertEqual([call.result(30).emoji for call in calls], [b"a", b"bb"])

    def test_what_a_worker_says_before_it_ends_is_told(self) -> None:
        code = "receive()\nsend({'type': 'error', 'error': {'status': 65, 'reason': 'bad_frame', 'message': 'no frame'}})\n"
        with self.program(code, self.HELLO) as program, mugmoji.Maker(program=program) as maker:
            with self.assertRaisesRegex(mugmoji.DataError, "no frame"):
                maker.convert(b"x")
        with self.program(code + "receive()\n", self.HELLO) as program, mugmoji.Maker(program=program) as maker:
            with self.assertRaisesRegex(mugmoji.DataError, "no frame"):  # Nor does it wait where the worker does not end.
                maker.convert(b"x")

    def test_programs_that_are_no_worker_are_refused(self) -> None:
        with self.program("print('usage: …')") as program, self.assertRaisesRegex(mugmoji.InternalError, "no mugmoji"):
            mugmoji.Maker(program=program)
        with self.program("sys.exit('what?')") as program, self.assertRaisesRegex(mugmoji.InternalError, "status 1: what?"):
            mugmoji.Maker(program=program)
        with self.program("time.sleep(60)", {**self.HELLO, "protocol": 2}) as program:
            with self.assertRaises(mugmoji.UsageError) as caught:
                mugmoji.Maker(program=program)
            self.assertEqual(caught.exception.reason, "other_protocol")
        with self.program("time.sleep(60)") as program, mock.patch.object(_worker, "SECONDS_TO_START", 0.5):
            with self.assertRaisesRegex(mugmoji.InternalError, "said nothing"):
                mugmoji.Maker(program=program)

    def test_a_program_that_is_not_there(self) -> None:
        with self.assertRaises(mugmoji.UnavailableError):
            mugmoji.Maker(program="/nowhere/mugmoji")
        with self.program("") as program, mock.patch.dict(os.environ, PATH=os.path.dirname(program)):
            os.environ.pop("MUGMOJI", None)
            os.rename(program, os.path.join(os.path.dirname(program), "mugmoji"))
            shipped = pathlib.Path(mugmoji.__file__).parent / "_program"
            if not shipped.exists():  # A script of that name may be the package's own.
                with self.assertRaises(mugmoji.UnavailableError):
                    mugmoji.find_program()

    def test_the_module_is_the_program(self) -> None:
        def said(*command: str) -> str:
            return subprocess.run([*command, "--version"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(said(sys.executable, "-m", "mugmoji"), said(PROGRAM))


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
