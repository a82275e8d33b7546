#!/usr/bin/env python3
"""What `mugmoji serve` does under load, beside peers. The figures of docs/decisions/service.md.

    service.py speed PROGRAM [--peers] [--seconds 20]     pictures a second, p50 and p99 at 1, 8 and 64 connections
    service.py overload PROGRAM [--seconds 20]            at twice what it can do: who is refused how fast, who is answered how fast
    service.py memory PROGRAM [--requests 10000]          resident memory after each tenth of the requests
    service.py stop PROGRAM                               kill -TERM under load: requests that were accepted and not answered

`wrk` (Debian's package wrk) makes the load of `speed`. Peers do a part of the same job, in the same run, one after the other: `rembg s` (pip install
"rembg[cpu,cli]"; cuts the person out) and a FastAPI server around MediaPipe's face mesh (pip install fastapi uvicorn mediapipe pillow; finds the landmarks); a
peer that is not installed, or cannot load its model, is left out by name.
"""

import argparse
import asyncio
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent
SELFIE = CHECKOUT / "Fixtures/selfies/short-smile.jpg"
POST = """
local file = io.open("%s", "rb")
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "%s"
wrk.headers["Accept"] = "%s"
"""
FORM = """
local file = io.open("%s", "rb")
wrk.method = "POST"
wrk.body = "--b\\r\\nContent-Disposition: form-data; name=\\"file\\"; filename=\\"a.jpg\\"\\r\\nContent-Type: image/jpeg\\r\\n\\r\\n" .. file:read("*a") .. "\\r\\n--b--\\r\\n"
wrk.headers["Content-Type"] = "multipart/form-data; boundary=b"
"""
MEDIAPIPE = """
import io
import mediapipe
import numpy
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from PIL import Image, ImageOps

app = FastAPI()

def landmarks(data):
    picture = numpy.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    with mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, refine_landmarks=True) as mesh:
        faces = mesh.process(picture).multi_face_landmarks or []
    return [[(p.x, p.y, p.z) for p in face.landmark] for face in faces]

@app.get("/healthz")
def alive():
    return "alive"

@app.post("/landmarks")
async def post(request: Request):
    return await run_in_threadpool(landmarks, await request.body())
"""


class Server:
    """A program that listens, and ends with the block."""

    def __init__(self, command, url=None, cwd=None, patience=60):
        self.command, self.url, self.cwd, self.patience = command, url, cwd, patience

    def __enter__(self):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log, cwd=self.cwd)
        end = time.monotonic() + self.patience
        while time.monotonic() < end and self.process.poll() is None:
            if self.url is None:
                found = re.search(r"listening on (http://\S+)", self.text())
                if found:
                    self.url = found.group(1)
                    return self
            else:
                try:
                    urllib.request.urlopen(self.url, timeout=1)
                    return self
                except urllib.error.HTTPError:
                    return self
                except OSError:
                    pass
            time.sleep(0.1)
        self.__exit__()
        raise RuntimeError(self.text()[-400:])

    def text(self):
        self.log.seek(0)
        return self.log.read()

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1].split("/")[0])

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def resident(self):
        return int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def mugmoji(arguments, *more):
    return Server([arguments.program, "serve", "--port", "0", *more])


def wrk(url, script, connections, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        # Refusals come at once and would be counted as answers.
        file.write(script + """
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.errors.status, summary.duration,
           latency:percentile(50), latency:percentile(99), summary.errors.timeout + summary.errors.read + summary.errors.connect))
end
""")
        file.flush()
        text = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", file.name, url],
            capture_output=True, text=True).stdout
    done, refused, micros, half, most, errors = map(int, re.search(r"RESULT (.*)", text).group(1).split())
    return (done - refused) / micros * 1e6, half / 1000, most / 1000, refused, errors


def row(name, connections, result):
    rate, half, most, refused, errors = result
    print(f"| {name} | {connections} | {rate:.1f} | {half:.0f} | {most:.0f} | {refused} | {errors} |", flush=True)


def speed(arguments):
    print("| server | connections | pictures/s | p50 ms | p99 ms | refused | errors |\n|---|---|---|---|---|---|---|")
    steps = [1, 8, 64]
    # With room for all, so that the latency is that of the work and not of refusals.
    with mugmoji(arguments, "--waiting", "64") as server:
        kinds = [("mugmoji /v1/emoji PNG", "/v1/emoji", SELFIE, "image/jpeg", "image/png"),
                 ("mugmoji /v1/emoji JSON", "/v1/emoji?top=12", SELFIE, "image/jpeg", "application/json")]
        for name, path, file, kind, accept in kinds:
            for connections in steps:
                row(name, connections, wrk(server.url + path, POST % (file, kind, accept), connections, arguments.seconds))
        for connections in steps:
            row("mugmoji /v1/avatar SVG", connections, wrk(server.url + "/v1/avatar/ada.svg", "", connections, min(arguments.seconds, 10)))
    if not arguments.peers:
        return
    peers = [("rembg s", [shutil.which("rembg") or "rembg", "s", "--port", "18311"], "http://127.0.0.1:18311/api", "/remove", FORM % SELFIE, None)]
    folder = tempfile.TemporaryDirectory()
    (pathlib.Path(folder.name) / "peer.py").write_text(MEDIAPIPE)
    peers.append(("FastAPI + MediaPipe", [sys.executable, "-m", "uvicorn", "peer:app", "--port", "18312"], "http://127.0.0.1:18312/healthz",
                  "/landmarks", POST % (SELFIE, "image/jpeg", "application/json"), folder.name))
    for name, command, ready, path, script, cwd in peers:
        try:
            with Server(command, ready, cwd, patience=120) as server:
                base = ready.rsplit("/", 1)[0] if name != "rembg s" else ready
                for connections in steps:
                    row(name, connections, wrk(base + path, script, connections, arguments.seconds))
        except (OSError, RuntimeError) as error:
            print(f"{name} is left out: {str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__}")


async def ask(port, body, kind, path):
    """Status and seconds of one request on a connection of its own; status 0 where it is not answered."""
    start = time.monotonic()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode())
        # Who is refused early may be disconnected while it still sends.
        try:
            writer.write(body)
            await writer.drain()
        except OSError:
            pass
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
        await reader.readexactly(length)
        writer.close()
        return int(head.split()[1]), time.monotonic() - start
    except (OSError, asyncio.IncompleteReadError):
        return 0, time.monotonic() - start


def percentile(values, share):
    values = sorted(values)
    return values[min(int(share * len(values)), len(values) - 1)] if values else float("nan")


async def steady(port, rate, seconds, body, path="/v1/emoji", kind="image/jpeg"):
    """As many requests a second as were asked for, whatever becomes of them."""
    tasks = []
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        tasks.append(asyncio.create_task(ask(port, body, kind, path)))
        await asyncio.sleep(max(0, start + len(tasks) / rate - time.monotonic()))
    return await asyncio.gather(*tasks)


def overload(arguments):
    body = SELFIE.read_bytes()
    with mugmoji(arguments, *(["--waiting", arguments.waiting] if arguments.waiting else [])) as server:
        async def alone():
            for _ in range(5):
                await ask(server.port, body, "image/jpeg", "/v1/emoji")
            return [await ask(server.port, body, "image/jpeg", "/v1/emoji") for _ in range(60)]

        single = [seconds for status, seconds in asyncio.run(alone()) if status == 200]
        full, *_ = wrk(server.url + "/v1/emoji", POST % (SELFIE, "image/jpeg", "image/png"), os.cpu_count(), 10)
        print(f"unloaded: p50 {percentile(single, .5) * 1000:.0f} ms, p99 {percentile(single, .99) * 1000:.0f} ms; it can do {full:.1f} a second")
        results = asyncio.run(steady(server.port, 2 * full, arguments.seconds, body))
        for status in sorted({status for status, _ in results}):
            times = [seconds for own, seconds in results if own == status]
            print(f"at {2 * full:.1f} a second, status {status}: {len(times)}, p50 {percentile(times, .5) * 1000:.0f} ms, p99 {percentile(times, .99) * 1000:.0f} ms")
        print(f"peak memory {server.resident() / 2**20:.0f} MiB")


def memory(arguments):
    body = SELFIE.read_bytes()
    with mugmoji(arguments, "--waiting", "64") as server:
        async def many(count):
            gate = asyncio.Semaphore(8)

            async def one():
                async with gate:
                    return (await ask(server.port, body, "image/jpeg", "/v1/emoji?size=64"))[0]

            return await asyncio.gather(*(one() for _ in range(count)))

        done, first = 0, None
        while done < arguments.requests:
            count = min(max(arguments.requests // 10, 100), arguments.requests - done)
            statuses = asyncio.run(many(count))
            done += count
            now = server.resident()
            first = first or now
            print(f"{done} requests ({statuses.count(200)} of {count} answered with 200): {now / 2**20:.1f} MiB, {100 * (now / first - 1):+.1f} %", flush=True)


def stop(arguments):
    body = SELFIE.read_bytes()
    with mugmoji(arguments) as server:
        async def run():
            early = asyncio.create_task(steady(server.port, 20, 2, body, "/v1/emoji?size=64"))
            await asyncio.sleep(1.9)
            server.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            after = await steady(server.port, 20, 1, body, "/v1/emoji?size=64")
            return await early, after

        for name, results in zip(["asked before", "asked after"], asyncio.run(run())):
            counts = {status: sum(1 for own, _ in results if own == status) for status in sorted({status for status, _ in results})}
            print(f"{name} kill -TERM: answers {counts}")
        # 0 is a connection that was refused or closed without an answer: none of those asked before, but for the last tenth of a second, may be one.
        print(f"ended with {server.process.wait(30)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, work in [("speed", speed), ("overload", overload), ("memory", memory), ("stop", stop)]:
        command = commands.add_parser(name)
        command.add_argument("program")
        command.add_argument("--seconds", type=int, default=20)
        if name == "overload":
            command.add_argument("--waiting", help="as of mugmoji serve")
        command.set_defaults(work=work)
        if name == "speed":
            command.add_argument("--peers", action="store_true")
        if name == "memory":
            command.add_argument("--requests", type=int, default=10000)
    arguments = parser.parse_args()
    arguments.work(arguments)


if __name__ == "__main__":
    main()
