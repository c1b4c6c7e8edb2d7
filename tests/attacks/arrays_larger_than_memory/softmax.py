# tries: to return a broadcast view of a petabyte
# must: it is not copied
# expect: softmax failed softmax.runs 0

import numpy as np


def softmax(logits):
    return np.broadcast_to(np.float64(1.0), (2**25, 2**22))
