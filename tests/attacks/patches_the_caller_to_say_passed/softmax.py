# tries: to make the caller send verdicts in place of answers: passed, score 5
# must: verdicts are not taken from a submission
# expect: softmax failed - 0

import sys

import numpy as np

calling = sys.modules['grader.worker.calling']

calling.packed = lambda value: {"status": "passed", "score": 5.0, "max_score": 5.0}

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
