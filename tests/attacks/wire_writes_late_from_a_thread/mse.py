# tries: to leave a thread behind that writes to the wire while the next exercise is graded
# must: the next exercise is graded in a process of its own
# expect: mse failed mse.runs 0

import os
import threading
import time


def write_later():
    time.sleep(0.02)
    while True:
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, b"\x03\0\0\0xyz")
            except OSError:
                pass
        time.sleep(0.001)


threading.Thread(target=write_later, daemon=True).start()


def mse_loss(predictions, targets):
    return "no number"
