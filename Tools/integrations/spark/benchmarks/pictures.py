"""Folders of pictures for measurements, of the drawn selfies."""

import glob
import os
import shutil

SELFIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 4, "Fixtures", "selfies", "*.jpg")
POISON = (b"", b"no picture\n", b"\xff\xd8\xff\xe0" + bytes(2000))


def copies(folder, count, poison=0):
    """`count` selfies, a thousand in a folder; `poison` of them are empty, text or broken. The same bytes are one file with many names."""
    sources = sorted(glob.glob(SELFIES))
    os.makedirs(folder)
    for number, source in enumerate(sources):
        shutil.copy(source, os.path.join(folder, f".{number}"))
    every = count // poison if poison else 0
    for number in range(count):
        below = os.path.join(folder, f"{number // 1000:04}") if count > 1000 else folder
        os.makedirs(below, exist_ok=True)
        path = os.path.join(below, f"{number:07}.jpg")
        if every and number % every == 0 and number // every < poison:
            with open(path, "wb") as file:
                file.write(POISON[number // every % len(POISON)])
        else:
            os.link(os.path.join(folder, f".{number % len(sources)}"), path)
