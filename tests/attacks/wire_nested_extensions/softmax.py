# tries: to nest values of the grader's own kind in each other, so that its reader calls itself without end
# must: a message that is too deep is no answer
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



value = b"\xc0"
for _ in range(3000):
    inner = b"\x92" + value + b"\xa0"
    value = b"\xc9" + struct.pack(">I", len(inner)) + b"\x04" + inner
send_body(answers(value))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
