# tries: to send 8 MB of bytes that are no message
# must: they are no answer
# expect: softmax failed softmax.runs 0

import os
import struct
import time

import numpy as np


def write(data):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, data)
        except OSError:
            pass

write(struct.pack("<I", 2**23) + b"\xc1" * 2**23)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
