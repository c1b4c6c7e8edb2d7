# tries: to replace the function that makes the calls by one that answers in the right shapes
# must: the numbers are judged like any others, and they are wrong
# expect: softmax failed - 0

import sys

import numpy as np

calling = sys.modules['grader.worker.calling']

from grader.worker.messages import Answer

child = sys.modules["grader.worker.child"]
child.run_steps = lambda loaded, absent, steps, *rest: [Answer(s.name, "ok", np.ones_like(s.args[0])) for s in steps]

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
