# tries: to keep what it prints from being bounded, and to make printing end the process
# must: what it does to its own output is its own affair
# expect: mse failed - 0

import builtins
import io
import sys


class Out(io.StringIO):
    def write(self, text):
        raise SystemExit(0)


sys.stdout = sys.stderr = sys.__stdout__ = Out()
builtins.print = lambda *_: sys.exit(0)


def mse_loss(predictions, targets):
    return -1.0
