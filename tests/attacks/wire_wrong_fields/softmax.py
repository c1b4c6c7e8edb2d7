# tries: to answer with fields of the wrong kind: a status that does not exist, text for a list, a line that is no number
# must: they are no answer
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
right = {"exercise": "softmax", "load": "ok", "answers": []}
for wrong in ({"load": "passed"}, {"answers": "all right"}, {"exercise": None}, {"fault": {"type": "E", "line": "one"}},
              {"score": 5}, {"absent": [1]}, {"printed": b"bytes"}, {"library_calls": [1]}):
    send_body(msgspec.msgpack.encode({**right, **wrong}))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
