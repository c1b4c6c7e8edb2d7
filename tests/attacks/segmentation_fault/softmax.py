# tries: to read address 0, and to end by every signal that there is
# must: the crash costs this file alone
# expect: softmax failed softmax.runs 0

import ctypes
import faulthandler

faulthandler.enable = lambda *_: None


def softmax(logits):
    ctypes.string_at(0)
