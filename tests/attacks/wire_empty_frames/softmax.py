# tries: to send a thousand empty messages and half a header
# must: what is no answer costs this file alone
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

write(struct.pack("<I", 0) * 1000 + b"ab")
os._exit(0)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
