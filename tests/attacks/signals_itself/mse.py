# tries: to let signals arrive while the next exercise runs
# must: the next exercise is not disturbed
# expect: mse failed - 0

import os
import signal


def strike(*_):
    os._exit(0)


for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, strike)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.005, 0.005)
signal.setitimer(signal.ITIMER_PROF, 0.005, 0.005)


def mse_loss(predictions, targets):
    signal.setitimer(signal.ITIMER_PROF, 0.005, 0.005)
    return -1.0
