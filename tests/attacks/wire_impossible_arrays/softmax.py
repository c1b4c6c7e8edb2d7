# tries: to send arrays of Python objects, of negative shape and of fewer bytes than they claim
# must: no such array is made
# expect: softmax failed softmax.runs 0

import os
import struct
import sys
import time

import numpy as np


def write(data):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, data)
        except OSError:
            pass


def send_body(body):
    data = struct.pack("<d", 0.0) + body
    write(struct.pack("<I", len(data)) + data)


def answers(value, name=b"\xa1x"):
    """Answers whose one value is these bytes."""
    return b"\x83\xa8exercise\xa7softmax\xa4load\xa2ok\xa7answers\x91\x83\xa4name" + name + b"\xa6status\xa2ok\xa5value" + value



msgspec = sys.modules["msgspec"]
impossible = [("|O8", [1], b"x" * 8), ("|V8", [1], b"x" * 8), ("<M8[s]", [1], b"x" * 8), ("<f8", [-1, -8], b"x" * 64),
              ("<f8", [2**62, 4], b""), ("<f8", [10**6], b"x"), ("<c16", [1], b"x" * 16), ("|S5", [1], b"x" * 5)]
for fields in impossible:
    send_body(answers(msgspec.msgpack.encode(msgspec.msgpack.Ext(1, msgspec.msgpack.encode(fields)))))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
