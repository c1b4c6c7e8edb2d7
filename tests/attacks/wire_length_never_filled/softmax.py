# tries: to announce 30 MB, to send ten bytes and to wait
# must: the judge gives up after a moment
# expect: softmax failed - 0
# slow: 2

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

write(struct.pack("<I", 30 * 2**20) + b"ten bytes.")
time.sleep(60)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
