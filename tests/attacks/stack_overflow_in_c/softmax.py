# tries: to overflow the stack below Python, so that no exception can be raised
# must: the crash costs this file alone
# expect: softmax failed softmax.runs 0

import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr([self])

    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])


def softmax(logits):
    repr(Deep())
