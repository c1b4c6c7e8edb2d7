# tries: to watch or to stop all that comes after it, by audit hooks, traces, profilers and callbacks of the collector
# must: the next exercise is not watched
# expect: mse failed - 0

import gc
import sys
import threading


def stop(*_):
    raise SystemExit(0)


def armed(event, arguments):
    if event in ("compile", "exec"):
        raise RuntimeError("not while I watch")


def mse_loss(predictions, targets):
    return -1.0


gc.callbacks.append(lambda *_: None)
sys.excepthook = sys.unraisablehook = threading.excepthook = stop
sys.addaudithook(armed)
sys.settrace(stop)
threading.settrace(stop)
sys.setprofile(lambda *_: None)
