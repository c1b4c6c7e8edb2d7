# tries: to define a function whose name only looks like the one asked for
# must: the name asked for is not there, and the report says so
# expect: softmax failed softmax.runs 0

import numpy as np


def sоftmаx(logits):
    return np.zeros_like(logits)
