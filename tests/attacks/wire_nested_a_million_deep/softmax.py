# tries: to nest lists so deeply that whoever reads them overflows the stack
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


send_body(answers(b"\x91" * 10**6 + b"\xc0"))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
