# tries: to fill the wire with zeros until somebody stops it
# must: the judge stops it
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

while True:
    write(bytes(2**16))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
