#!/usr/bin/env python3
"""Tells what each kind of request adds to the memory of `mugmoji serve`: three of each, one after the other, in a service that was just started.

    Tools/benchmarks/service_memory.py --program .build/release/mugmoji
"""

import argparse
import json
import pathlib
import re
import subprocess
import urllib.error
import urllib.request

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent
RECIPE = {"version": 1, "style": "pop", "parts": {"head": "oval", "eyes": "round", "mouth": "smile"}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/mugmoji")
    options = parser.parse_args()
    process = subprocess.Popen([options.program, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
    port = int(process.stderr.readline().rsplit(":", 1)[1])

    def held():
        text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        return [int(re.search(name + r":\s+(\d+)", text)[1]) / 1024 for name in ("RssAnon", "RssFile")]

    def ask(method, path, body, kind):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body, method=method, headers={"Content-Type": kind} if body else {})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                answer.read()
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    picture = (CHECKOUT / "Fixtures/selfies/short-smile.jpg").read_bytes()
    kinds = [("emoji", "POST", "/v1/emoji", picture), ("parse", "POST", "/v1/parse", picture), ("render", "POST", "/v1/render", RECIPE)]
    for style in ("pop", "classic", "ink"):
        kinds.append((f"all parts of {style}", "GET", f"/v1/styles/{style}/parts.json", None))
    for model in ("bank", "convnet", "lstm", "lstm-label", "lstm-attention"):
        for language in ("en", "zh"):
            kinds.append((f"caption, {model} {language}", "POST", "/v1/caption", {"mood": "monday", "model": model, "language": language}))
    kinds.append(("pack", "POST", "/v1/pack", {"recipe": RECIPE, "expressions": ["happy", "sad"]}))
    before = held()
    print(f"{'at the start':28}     {before[0]:6.1f} MiB of its own, {before[1]:5.1f} of files, {sum(before):6.1f} in all")
    for name, method, path, body in kinds:
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        for _ in range(3):
            status = ask(method, path, data, "application/json" if isinstance(body, dict) else "image/jpeg")
        now = held()
        print(f"{name:28} {status} {now[0] - before[0]:+6.1f} MiB of its own, {now[1] - before[1]:+5.1f} of files, {sum(now):6.1f} in all", flush=True)
        before = now
    process.terminate()
    process.wait()


if __name__ == "__main__":
    main()
