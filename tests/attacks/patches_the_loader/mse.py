# tries: to make the loader load a right program in place of the next exercise's own
# must: the next exercise is judged by its own numbers
# expect: mse failed - 0

import sys

import numpy as np

loading = sys.modules['grader.worker.loading']

child = sys.modules["grader.worker.child"]
child.compiled = loading.compiled = lambda source, name: compile("raise SystemExit('replaced')", name, "exec")


def mse_loss(predictions, targets):
    return -1.0
