"""Times `mugmoji visualize`, and beside it MediaPipe's legacy FaceMesh reading the same clip.

    swift build -c release
    python Tools/benchmarks/video_peers.py .build/release/mugmoji --clip CLIP [--clip CLIP …] --scratch DIR [--long]

Each round runs, one after the other, so that all see the same machine: our whole work (decode, parse, embed, match, draw,
encode, as separate processes count), and a Python loop that reads the clip through OpenCV and tracks the face with
FaceMesh, drawing nothing. Clips are looped to `--seconds` first, so that starting up counts little. Processor time is that
of the program and of all it starts; the median of the rounds is printed. `--long` also compares the peak memory of a clip of
ten minutes with that of one of ten seconds. Needs mediapipe 0.10.14 and an OpenCV 4 wheel.
"""

import argparse
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

MESH = """
import sys, cv2, mediapipe
mesh = mediapipe.solutions.face_mesh.FaceMesh(max_num_faces=1, refine_landmarks=True)
clip, count, found = cv2.VideoCapture(sys.argv[1]), 0, 0
while True:
    there, frame = clip.read()
    if not there:
        break
    found += mesh.process(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)).multi_face_landmarks is not None
    count += 1
print(f"{count} frames ({found} with a face)")
"""


def timed(command):
    """Wall-clock and processor seconds, and what the command said."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr + done.stdout


def looped(clip, seconds, folder):
    """The clip, repeated as H.264; frames of all the repetitions follow each other at the clip's rate."""
    path = folder / f"{clip.stem}-{seconds}.mp4"
    if not path.exists():
        subprocess.run(
            ["ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", clip, "-t", str(seconds), "-an", "-c:v", "libx264",
             "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", path], check=True)
    return path


def peak(program, clip, output):
    """Peak resident memory in MiB of the program alone; ffmpeg has processes of its own."""
    process = subprocess.Popen([program, "visualize", clip, "-o", output, "--force", "--quiet"])
    most = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
            most = max(most, *(int(value) for value in re.findall(r"VmHWM:\s+(\d+)", status)), 0)
        except OSError:
            pass
        time.sleep(0.1)
    return most / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--clip", type=Path, action="append", required=True)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    output = options.scratch / "out.mp4"
    for clip in options.clip:
        path = looped(clip, options.seconds, options.scratch)
        ours, mesh, said = [], [], ""
        for _ in range(options.rounds):
            wall, cpu, said = timed([options.program, "visualize", path, "-o", output, "--force"])
            ours.append((wall, cpu))
            wall, cpu, heard = timed([sys.executable, "-c", MESH, path])
            mesh.append((wall, cpu))
        frames = int(re.search(r"(\d+) frames", said).group(1))
        print(clip.name, said.strip().split(": ", 1)[1])
        print(f"  FaceMesh: {heard.strip().splitlines()[-1]}")
        for name, runs in [("mugmoji visualize", ours), ("FaceMesh", mesh)]:
            wall, cpu = (statistics.median(values) for values in zip(*runs))
            print(f"  {name:18} {frames / wall:6.1f} frames/s   {1000 * cpu / frames:6.1f} ms of processor time a frame")
    if options.long:
        for seconds in (10, 600):
            path = looped(options.clip[0], seconds, options.scratch)
            print(f"  {seconds} s: peak memory {peak(options.program, path, output):.0f} MiB")


if __name__ == "__main__":
    main()
