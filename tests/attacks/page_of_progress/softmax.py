# tries: to keep the clock of the judge from ever running out, by writing on the page where it reads how far the child is
# must: there is a limit that it cannot move
# expect: softmax failed softmax.runs 0
# slow: 32

import gc
import mmap
import sys
import threading
import time


def pages():
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if type(value).__name__ == "Progress":
                return value
        frame = frame.f_back


PROGRESS = pages()


def softmax(logits):
    number = 0
    while True:
        try:
            number += 1
            PROGRESS.at(number % 9, number)
            time.sleep(0.01)
        except BaseException:
            pass
