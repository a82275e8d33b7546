#!/usr/bin/env python3
"""Speaks as `mugmoji worker` does, and has the faults that a picture's name asks for: crash, hang (it reads no more), silent, nonsense."""

import json
import os
import struct
import sys
import time


def read(count):
    data = sys.stdin.buffer.read(count)
    if len(data) < count:
        sys.exit(0)
    return data


def field():
    return read(struct.unpack("<I", read(4))[0])


def send(header, data=b""):
    header = json.dumps(header).encode()
    sys.stdout.buffer.write(struct.pack("<I", len(header)) + header + struct.pack("<I", len(data)) + data)
    sys.stdout.buffer.flush()


send({"type": "hello", "protocol": 1})
while True:
    request = json.loads(field())
    name = os.path.basename(request.get("name", ""))
    with open(__file__ + ".log", "a") as log:
        log.write(f"{os.getpid()} {name}\n")
    if name.startswith("hang"):
        time.sleep(3600)
    data = field()
    if name.startswith("crash"):
        os._exit(9)
    if name.startswith("silent"):
        time.sleep(3600)
    if name.startswith("nonsense"):
        send(["what"])
    elif request["type"] == "convert":
        send({"type": "emoji", "id": request["id"], "faces": [{"emoji": {"offset": 0, "length": 4}}]}, data[:4])
