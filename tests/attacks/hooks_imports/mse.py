# tries: to stand between the next exercise and what it imports
# must: the next exercise imports what it asks for
# expect: mse failed - 0

import builtins
import sys

real = builtins.__import__


class Finder:
    def find_spec(self, name, path=None, target=None):
        raise ImportError("no module for you")


def hooked(name, *rest):
    if name == "numpy":
        raise ImportError("no numpy for you")
    return real(name, *rest)


builtins.__import__ = hooked
sys.meta_path.insert(0, Finder())
sys.path_hooks.insert(0, Finder)
sys.path[:] = ["/nowhere"]


def mse_loss(predictions, targets):
    return -1.0
