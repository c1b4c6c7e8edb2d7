# tries: to overwrite its inputs and to make the grader say that they are as they were
# must: leaving inputs alone earns nothing here
# expect: softmax failed - 0

import sys

import numpy as np

calling = sys.modules['grader.worker.calling']

calling._changed = lambda *_: {}
calling._same_bits = lambda *_: True


def softmax(logits):
    logits[...] = 0.0
    return logits
