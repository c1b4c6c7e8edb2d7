# tries: to announce a message of 4 GB
# must: the judge does not wait for it and does not make room for it
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

write(struct.pack("<I", 2**32 - 1))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
