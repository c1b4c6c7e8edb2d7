# tries: to make the judge believe that it stopped in another exercise, and to shrink the page under it
# must: it costs this file alone
# expect: mse failed mse.runs 0
# needs: sandbox

import os
import sys


def progress():
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if type(value).__name__ == "Progress":
                return value
        frame = frame.f_back


page = progress()


def mse_loss(predictions, targets):
    page.at(7, 2**32 - 1)
    page._page[:] = b"\xff" * len(page._page)
    for attempt in (lambda: page._page.resize(0), lambda: os.ftruncate(page.descriptor, 0), lambda: os.truncate(f"/proc/self/fd/{page.descriptor}", 0)):
        try:
            attempt()
        except BaseException:
            pass
    os._exit(3)
