# tries: to overwrite its inputs and to hide that from the comparison, by a NumPy whose copies are views
# must: leaving inputs alone is not earned
# expect: update_rule failed update_rule.runs 0

import sys

calling = sys.modules["grader.worker.calling"]
calling._changed = lambda *_: {}


def gradient_step(params, grads, lr):
    for p, g in zip(params, grads):
        p -= lr * g
    return params
