#!/usr/bin/env python3
"""What `mugmoji serve` does under load, beside peers. The figures of docs/decisions/service.md.

    service.py speed PROGRAM [--peers] [--seconds 20]     pictures a second, p50 and p99 at 1, 8 and 64 connections
    service.py overload PROGRAM [--seconds 20] [--workers N] [--waiting N …]   at twice what it can do: who is refused how fast, who is answered how fast
    service.py memory PROGRAM [--requests 10000]          resident memory after each tenth of the requests
    service.py stop PROGRAM [--rounds 3]                  kill -TERM under load: requests that were sent before and not answered (1 if there are any)
    service.py private PROGRAM                            what of a picture is written, logged or sent on, by strace: nothing, or 1

`wrk` (Debian's package wrk) makes the load of `speed`. Peers do a part of the same job, in the same run, one after the other: `rembg s` (pip install
"rembg[cpu,cli]"; cuts the person out; with --layers nothing is downloaded) and a FastAPI server around MediaPipe's face mesh (pip install fastapi uvicorn mediapipe pillow; finds the landmarks); a
peer that is not installed, or cannot load its model, is left out by name.
"""

import argparse
import asyncio
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import typing
import urllib.parse
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
wrk.body = "--b\\r\\nContent-Disposition: form-data; name=\\"model\\"\\r\\n\\r\\n%s\\r\\n--b\\r\\nContent-Disposition: form-data; name=\\"file\\"; filename=\\"a.jpg\\"\\r\\nContent-Type: image/jpeg\\r\\n\\r\\n" .. file:read("*a") .. "\\r\\n--b--\\r\\n"
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
    if arguments.layers:
        # rembg runs files of its own folder only.
        os.environ["U2NET_HOME"] = str(pathlib.Path(arguments.layers).resolve().parent)
    model, query = ("u2net_custom", "?extras=" + urllib.parse.quote(json.dumps({"model_path": str(pathlib.Path(arguments.layers).resolve())}))) if arguments.layers else ("u2netp", "")
    peers = [("rembg s", [shutil.which("rembg") or "rembg", "s", "--port", "18311"], "http://127.0.0.1:18311/api", "/remove" + query, FORM % (SELFIE, model), None)]
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


class Outcome(typing.NamedTuple):
    """What became of a request; status 0 where it is not answered."""
    status: int
    seconds: float
    # When all of it had been handed to the system; None where it never was.
    sent: float | None


async def ask(port, body, kind, path):
    """One request on a connection of its own."""
    start = time.monotonic()
    sent = None
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.transport.set_write_buffer_limits(0)
        # Who is refused early may be disconnected while it still sends.
        try:
            writer.write(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)
            await writer.drain()
            sent = time.monotonic()
        except OSError:
            pass
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
        await reader.readexactly(length)
        writer.close()
        return Outcome(int(head.split()[1]), time.monotonic() - start, sent)
    except (OSError, asyncio.IncompleteReadError):
        return Outcome(0, time.monotonic() - start, sent)


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

    async def alone(port):
        for _ in range(5):
            await ask(port, body, "image/jpeg", "/v1/emoji")
        return [await ask(port, body, "image/jpeg", "/v1/emoji") for _ in range(200)]

    workers = ["--workers", arguments.workers] if arguments.workers else []
    print("| at work | waiting | unloaded p50, p99 | asked a second | accepted a second | accepted p50, p99 ms | p99 / unloaded p99 | refused | refused p50, p99 ms | MiB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for waiting in arguments.waiting or [None]:
        with mugmoji(arguments, *workers, *(["--waiting", waiting] if waiting else [])) as server:
            single = [one.seconds for one in asyncio.run(alone(server.port)) if one.status == 200]
            full, *_ = wrk(server.url + "/v1/emoji", POST % (SELFIE, "image/jpeg", "image/png"), os.cpu_count(), 10)
            results = asyncio.run(steady(server.port, 2 * full, arguments.seconds, body))
            accepted, refused = ([one.seconds for one in results if one.status == status] for status in (200, 503))
            others = len(results) - len(accepted) - len(refused)
            usual = percentile(single, .99)
            print(f"| {arguments.workers or 'usual'} | {waiting or 'usual'} | {times(single)} | {2 * full:.1f} | {len(accepted) / arguments.seconds:.1f} | {times(accepted)} "
                  f"| {percentile(accepted, .99) / usual:.1f} | {len(refused)} of {len(results)} | {times(refused)} | {server.resident() / 2**20:.0f} |"
                  + (f" {others} others" if others else ""), flush=True)


def times(seconds):
    return f"{percentile(seconds, .5) * 1000:.0f}, {percentile(seconds, .99) * 1000:.0f}"


def memory(arguments):
    body = SELFIE.read_bytes()
    with mugmoji(arguments, "--waiting", "64") as server:
        async def many(count):
            gate = asyncio.Semaphore(8)

            async def one():
                async with gate:
                    return (await ask(server.port, body, "image/jpeg", "/v1/emoji?size=64")).status

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
    lost = 0
    for _ in range(arguments.rounds):
        with mugmoji(arguments) as server:
            async def run():
                load = asyncio.create_task(steady(server.port, 20, 3, body, "/v1/emoji?size=64"))
                await asyncio.sleep(1.9)
                end = time.monotonic()
                server.process.send_signal(signal.SIGTERM)
                return end, await load

            end, results = asyncio.run(run())
            before = [one for one in results if one.sent is not None and one.sent <= end]
            after = [one for one in results if one not in before]
            for name, outcomes in [("sent before kill -TERM", before), ("later", after)]:
                counts = {status: sum(1 for one in outcomes if one.status == status) for status in sorted({one.status for one in outcomes})}
                print(f"{name}: {len(outcomes)}, answers {counts}")
            # 0 is a connection that was refused or closed without an answer.
            lost += sum(1 for one in before if one.status == 0)
            print(f"ended with {server.process.wait(30)}", flush=True)
    print(f"lost: {lost}")
    sys.exit(1 if lost else 0)


def private(arguments):
    body = SELFIE.read_bytes()
    form = (b'--b\r\nContent-Disposition: form-data; name="file"; filename="secret.jpg"\r\nContent-Type: image/jpeg\r\n\r\n' + body + b"\r\n--b--\r\n")
    wanted = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,memfd_create,connect"
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder) / "trace"
        with Server(["strace", "-f", "-qq", "-e", f"trace={wanted}", "-o", trace, arguments.program, "serve", "--port", "0", "--log-level", "trace"]) as server:
            async def some():
                return [
                    (await ask(server.port, content, kind, path)).status
                    for content, kind, path in [
                        (body, "image/jpeg", "/v1/emoji?face=largest"), (form, "multipart/form-data; boundary=b", "/v1/emoji"), (body, "image/jpeg", "/v1/parse"),
                        (body[:5000], "image/jpeg", "/v1/emoji"), (body, "image/jpeg", "/v1/emoji?expression=secret"), (b"", "image/jpeg", "/v1/avatar/secret.svg"),
                    ]]

            statuses = asyncio.run(some())
            # strace ends with what it looks at.
            child = pathlib.Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()[0]
            os.kill(int(child), signal.SIGTERM)
            server.process.wait(30)
            log = server.text()
        calls = trace.read_text().splitlines()
    written = [call for call in calls if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|creat\(|mkdir|rename|link|memfd", call)]
    # A socket in the file system leads nowhere else: the C library asks one for names of users.
    sent = [call for call in calls if "connect(" in call and "AF_UNIX" not in call]
    told = [line for line in log.splitlines() if "secret" in line]
    print(f"answers {statuses}; {len(calls)} calls that open, {len(written)} that write, {len(sent)} that connect; {len(log.splitlines())} lines logged, {len(told)} that tell")
    for line in written + sent + told:
        print(line)
    sys.exit(1 if written or sent or told or 200 not in statuses else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, work in [("speed", speed), ("overload", overload), ("memory", memory), ("stop", stop), ("private", private)]:
        command = commands.add_parser(name)
        command.add_argument("program")
        command.add_argument("--seconds", type=int, default=20)
        if name == "overload":
            command.add_argument("--workers", help="as of mugmoji serve")
            command.add_argument("--waiting", nargs="+", help="as of mugmoji serve; one row for each")
        command.set_defaults(work=work)
        if name == "speed":
            command.add_argument("--peers", action="store_true")
            command.add_argument("--layers", metavar="FILE", help="what rembg runs, an ONNX file of u2net_layers.py; without it, its own small model, which it downloads")
        if name == "stop":
            command.add_argument("--rounds", type=int, default=3)
        if name == "memory":
            command.add_argument("--requests", type=int, default=10000)
    arguments = parser.parse_args()
    arguments.work(arguments)


if __name__ == "__main__":
    main()
