# tries: to bring markup, escapes and a formula into the report through names of types, dtypes and functions
# must: what is shown is escaped, and cut
# expect: softmax failed softmax.runs 0

import numpy as np

NAME = "=cmd|'/C calc'!A0<script>alert(1)</script>\x1b[2J\u202e" + "x" * 10**6
Kind = type(NAME, (), {})
Error = type(NAME, (Exception,), {})
globals()[NAME] = lambda: None


def softmax(logits):
    if logits.ndim == 1:
        return Kind()
    if len(logits) == 1:
        return np.zeros(2, dtype=[("<img src=x onerror=alert(1)>", "f8")])
    raise Error(NAME)
