# tries: to end the process with exit status 0, at once and at exit, as a grader that trusts exit codes would accept
# must: nothing was answered, so nothing passes
# expect: softmax failed softmax.runs 0

import atexit
import os
import sys

atexit.register(lambda: os._exit(0))


def softmax(logits):
    sys.exit(0)
