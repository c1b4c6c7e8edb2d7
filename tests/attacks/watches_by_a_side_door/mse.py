# tries: to trace the next exercise, with `sys` reached through a module that looks harmless
# must: the next exercise is not watched
# expect: mse failed - 0

import collections

interpreter = collections._sys


def stop(frame, *_):
    if frame.f_code.co_filename == "softmax.py":
        raise SystemExit(0)


def mse_loss(predictions, targets):
    interpreter.settrace(stop)
    return -1.0
