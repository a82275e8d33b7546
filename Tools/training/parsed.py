"""What `mugmoji parse --json` prints about the photos of the `train` split, measured once and kept in a cache."""

import concurrent.futures
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent / "parser"))
from landmarks import training_folder  # noqa: E402


def face(program, path):
    """The largest face of a photo as `docs/json.md` describes it; None where none is found."""
    done = subprocess.run([str(program), "parse", str(path), "--json", "--face", "largest"], capture_output=True, text=True)
    return json.loads(done.stdout)["faces"][0] if done.returncode == 0 else None


def add_arguments(parser):
    """Adds --training, --program and --cache; returns `measured(options, chosen)`."""
    check = training_folder(parser)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)

    def measured(options, chosen=lambda row: True, every=1):
        """Rows of `faces.csv` (usable, of the split `train`, and `chosen`), and their faces."""
        rows = [row for row in check(options.training)
                if row["split"] == "train" and row["usable"] == "y" and chosen(row)][::every]
        if options.cache.is_file():
            return rows, json.loads(options.cache.read_text())
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            paths = [options.training / "images" / row["file"] for row in rows]
            faces = list(pool.map(lambda path: face(options.program, path), paths))
        options.cache.write_text(json.dumps(faces))
        return rows, faces
    return measured
