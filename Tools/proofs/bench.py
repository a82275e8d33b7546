"""Commands of mugmoji with the files that they read and write, and a folder in which each of them can be run again and again.

Tools/faults and Tools/soak run them while something goes wrong, and look at what is left.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent


class Case:
    """A command, the outputs that it writes together, and what is sent to it."""

    def __init__(self, name, arguments, outputs=(), input=None):
        self.name, self.arguments, self.outputs, self.input = name, arguments.split(), outputs, input


# Outputs that are there are replaced with --force, so that losing them would be seen.
CASES = [
    Case("convert", "convert a.jpg -o out.png --recipe out.json --json --force", ("out.png", "out.json")),
    Case("convert-new", "convert a.jpg -o new/out.svg --parts style", ("new/out.svg",)),
    Case("convert-supervised", "convert a.jpg -o out.webp --parts style --timeout 60 --force", ("out.webp",)),
    Case("convert-stream", "convert - -o - --parts style", input="a.jpg"),
    Case("render", "render me.json -o out.png --size 256 --force", ("out.png",)),
    Case("caption", "caption me.json --mood monday -o out.png --force", ("out.png",)),
    Case("parse", "parse a.jpg -o out.png --overlay over.png --json --force", ("out.png", "over.png")),
    Case("index-build", "index build --parts changed", ("changed/parts.safetensors", "changed/parts.pack")),
    Case("index-check", "index check --parts style"),
    Case("index-query", "index query a.jpg --slot eyes --parts style"),
    Case("pack", "pack me.json -o packed --for slack --expressions happy,sad --force", ("packed",)),
    Case("pack-check", "pack check packed --for slack"),
    Case("visualize", "visualize clip.mp4 -o out.mp4 --duration 0.1 --force", ("out.mp4",)),
    Case("visualize-loop", "visualize clip.mp4 --avatar-only --duration 0.1 -o out.webp --csv out.csv --force", ("out.webp", "out.csv")),
    Case("parts-new", "parts new fresh", ("fresh",)),
    Case("parts-check", "parts check style"),
    Case("parts-show", "parts show eyes/open --parts style -o out.png --force", ("out.png",)),
    Case("parts-gallery", "parts gallery --parts style -o out.html --force", ("out.html",)),
    Case("expressions-gallery", "expressions gallery me.json --parts style -o out.png --force", ("out.png",)),
]


def contents(path):
    """The bytes of a file, or of all files of a folder; `None` where there is neither."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
    return path.read_bytes() if path.exists() else None


class Bench:
    """A folder with what commands find, `model`, and copies of it to run them in."""

    def __init__(self, program, folder):
        self.program, self.folder = str(pathlib.Path(program).resolve()), folder
        self.model = folder / "model"
        self.model.mkdir()
        (self.model / "tmp").mkdir()
        (self.model / "new").mkdir()
        (self.folder / "cache").mkdir()
        shutil.copy(CHECKOUT / "Fixtures/selfies/short-smile.jpg", self.model / "a.jpg")
        shutil.copy(CHECKOUT / "Fixtures/clips/rest-smile-turn.mp4", self.model / "clip.mp4")
        (self.model / "new/keep").write_bytes(b"keep")
        for arguments in [
            "parts new style", "index build --parts style --quiet", "convert a.jpg -o out.png --size 32 --recipe me.json --quiet",
            "pack me.json -o packed --for slack --expressions happy",
        ]:
            run = self.run(arguments.split(), self.model)
            if run is None or run.returncode != 0:
                sys.exit(f"{arguments}: {run and run.stderr.decode()}")
        shutil.copytree(self.model / "style", self.model / "changed")
        part = self.model / "changed/eyes/open.svg"
        (part.parent / "another.svg").write_bytes(part.read_bytes())
        shutil.copy(self.model / "me.json", self.model / "out.json")
        for name in ["out.webp", "out.svg", "out.html", "out.csv", "over.png", "out.mp4"]:
            (self.model / name).write_bytes(b"what was there before: " + name.encode())

    def environment(self, folder, more=None):
        cache = str(self.folder / "cache")
        return {**os.environ, "TMPDIR": str(folder / "tmp"), "XDG_CACHE_HOME": cache, "HOME": cache, "LANG": "C.UTF-8", **(more or {})}

    def run(self, arguments, folder, input=None, more=None):
        """What came of a command; `None` where it does not end."""
        stream = open(folder / input, "rb") if input else subprocess.DEVNULL
        try:
            return subprocess.run(
                [self.program, *arguments], cwd=folder, env=self.environment(folder, more), stdin=stream, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if input:
                stream.close()

    def fresh(self):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        folder.rmdir()
        shutil.copytree(self.model, folder)
        return folder

    def clean(self, case):
        """The status of an undisturbed run, what it prints, and its outputs."""
        folder = self.fresh()
        run = self.run(case.arguments, folder, case.input)
        if run is None or run.returncode not in (0, 65):
            sys.exit(f"{case.name} fails undisturbed: {run and run.stderr.decode()}")
        result = (run.returncode, run.stdout, {name: contents(folder / name) for name in case.outputs})
        shutil.rmtree(folder)
        return result

    def strays(self, case, folder):
        """What lies about, what has changed and what is missing, of everything that is no output."""
        def is_output(name):
            return any(name == output or name.startswith(output + "/") for output in case.outputs)

        wrong = []
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if is_output(name) or path.is_dir() and (self.model / name).is_dir():
                continue
            # How the files of a style stand is noted beside them, and of use to nobody else.
            if path.name == ".parts.stamp":
                continue
            if not (self.model / name).exists():
                wrong.append(f"left behind: {name}")
            elif path.read_bytes() != (self.model / name).read_bytes():
                wrong.append(f"changed: {name}")
        for path in self.model.rglob("*"):
            name = str(path.relative_to(self.model))
            if not (folder / name).exists() and not is_output(name):
                wrong.append(f"lost: {name}")
        return wrong
