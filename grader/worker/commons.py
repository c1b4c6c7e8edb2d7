"""What all files that run in one child share: the names and the settings of the libraries.

A file that changes them (`np.exp = ...`, `np.seterr(all="raise")`) changes them for itself only: the files after
it get a child of their own. What is compared is the frequent and the likely, not all that there is.
"""

import re
import signal
import sys
import threading
import warnings
from types import ModuleType
from typing import Any

import numpy as np

from grader.worker.watch import watch_over_ours

_MODULES = ("builtins", "math", "random", "time", "warnings", "numpy", "numpy.linalg", "numpy.random")
_TORCH_MODULES = ("torch", "torch.nn", "torch.nn.functional", "torch.optim", "torch.autograd")
_TORCH_CLASSES = ("Tensor", "nn.Module", "nn.Linear", "nn.Sequential", "optim.Optimizer")


class Commons:
    """The libraries as they are at one moment."""

    def __init__(self) -> None:
        self._modules = [(name, sys.modules.get(name)) for name in (*_MODULES, *_TORCH_MODULES)]
        owners = [module for _, module in self._modules if module is not None]
        self._names = [(owner, dict(vars(owner))) for owner in [*owners, *_torch_classes()]]
        self._settings = _settings()
        self.of_ours_changed = watch_over_ours()

    def changed(self) -> bool:
        """Return whether a name means something else than it did then, or a setting does. New names are fine."""
        return (
            any(sys.modules.get(name) is not module for name, module in self._modules if module is not None)
            or any(_differ(vars(owner), names) for owner, names in self._names)
            or _settings() != self._settings
        )


_TOUCHES = re.compile(
    r"^[^#\n]*\w\.\w+\s*(\[[^\n]*\]\s*)?=(?!=)"  # an attribute is assigned
    r"|setattr|seterr|errstate|simplefilter|filterwarnings|recursionlimit|thread|set_\w+\(|sys\.|signal"
    r"|__\w+__|globals|vars\(|exec|eval|import\s+\*",
    re.MULTILINE,
)


def may_change(source: str) -> bool:
    """Return whether a file could change the commons at all: to compare them touches the memory of every name."""
    return _TOUCHES.search(source) is not None


def _differ(now: Any, then: dict[str, Any]) -> bool:
    try:
        if now == then:  # thousands of names, mostly none of them changed
            return False
    except Exception:  # a value that does not like to be compared, so it is not the one that was there
        return True
    return any(name not in now or now[name] is not value for name, value in then.items())


def _torch_classes() -> list[type]:
    torch: ModuleType | None = sys.modules.get("torch")
    if torch is None:
        return []
    found = []
    for path in _TORCH_CLASSES:
        owner: Any = torch
        for name in path.split("."):
            owner = getattr(owner, name)
        found.append(owner)
    return found


def _settings() -> list[Any]:
    settings: list[Any] = [
        np.geterr(),
        list(warnings.filters),
        sys.getrecursionlimit(),
        threading.active_count(),
        signal.getsignal(signal.SIGALRM),
    ]
    torch: Any = sys.modules.get("torch")
    if torch is not None:
        settings += [torch.get_default_dtype(), torch.is_grad_enabled(), torch.get_num_threads()]
    return settings
