# tries: to free what the machinery still uses, through the collector, reference counts and ctypes
# must: a crash costs this file alone
# expect: mse failed - 0

import ctypes
import gc
import sys

gc.set_threshold(1)
for thing in gc.get_objects()[-20000:]:
    if type(thing).__name__ in ("Loaded", "Caller", "Task", "Progress"):
        ctypes.c_ssize_t.from_address(id(thing)).value = 0
    if isinstance(thing, dict) and "seconds_per_call" in thing:
        thing.clear()


def mse_loss(predictions, targets):
    frame = sys._getframe(1)
    for name, value in list(frame.f_locals.items()):
        if isinstance(value, list):
            value.clear()
    return -1.0
