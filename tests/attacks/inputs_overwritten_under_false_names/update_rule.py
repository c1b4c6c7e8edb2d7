# tries: to overwrite its inputs and to hide that by new names in the grader's modules, which hide built-in ones
# must: leaving inputs alone is not earned
# expect: update_rule failed - <=3

import sys

sys.modules["grader.worker.calling"].isinstance = lambda value, kind: False
sys.modules["grader.worker.commons"].any = lambda values: False


def gradient_step(params, grads, lr):
    for p, g in zip(params, grads):
        p -= lr * g
    return params
