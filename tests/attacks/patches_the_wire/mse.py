# tries: to replace encode and send by its own, for this exercise and for all after it
# must: it costs this file alone
# expect: mse failed mse.runs 0

import sys

import numpy as np

wire = sys.modules['grader.worker.wire']

wire.encode = lambda value: b"\x80"
wire.send = lambda descriptor, data: None


def mse_loss(predictions, targets):
    return 0.0
