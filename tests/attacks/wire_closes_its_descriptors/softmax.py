# tries: to close every descriptor, so that nothing can be answered
# must: it costs this file alone
# expect: softmax failed softmax.runs 0

import os

import numpy as np

os.closerange(0, 256)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
