# tries: to send a message one byte at a time, for ever
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

write(struct.pack("<I", 1000))
while True:
    write(b"x")
    time.sleep(0.05)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
