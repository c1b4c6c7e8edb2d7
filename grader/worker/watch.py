"""Whether the program that runs learners' files is still what it was: what a child notes about itself rests on it.

After each file all names of ours are compared. Somebody who reaches them may find this too; it is a watch, no wall.
"""

import builtins
import sys
from collections.abc import Callable, Iterable
from operator import attrgetter
from types import FunctionType, ModuleType
from typing import Any

# They have done their part before a learner's line runs: to compare them would cost what they do not matter.
_OF_NO_USE_ANY_MORE = {
    *(
        "architecture",
        "bpf",
        "calls_aarch64",
        "calls_x86_64",
        "host",
        "huge_pages",
        "jail",
        "landlock",
        "layers",
    ),
    *("readable", "receiving", "seccomp", "user", "zygote"),
}
_OFTEN_REPLACED = ("print", "input", "open", "_")  # by learners, and nothing of ours rests on them
_CANNOT_BE_CHANGED = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE


def watch_over_ours() -> Callable[[], bool]:
    """Return a function that tells whether anything of ours is not what it is now.

    It looks nothing up by a name that could be another's by then, and a new name counts: it may hide a built-in one.
    """
    owners = [(vars(one), [*map(id, vars(one))], [*map(id, vars(one).values())], dict(vars(one)))
              for one in _ours()]  # fmt: skip
    built_in = {name: value for name, value in vars(builtins).items() if name not in _OFTEN_REPLACED}
    built_in_now, built_in_then = vars(builtins), [*map(id, vars(builtins).values())]
    functions = [one for *_, then in owners for one in then.values() if isinstance(one, FunctionType)]
    code_of = attrgetter("__code__")
    code = [*map(code_of, functions)]
    code_then = [*map(id, code)]

    def changed(kind: Any = type, module: Any = ModuleType, each: Any = map, identity: Any = id) -> bool:
        for now, names, values, then in owners:
            if [*each(identity, now)] == names and [*each(identity, now.values())] == values:
                continue  # as nearly always: whatever their own __eq__ says, they are the same objects
            for name, value in now.items():
                noted = kind(value) is module or name.startswith("__")  # libraries do so for themselves
                if then.get(name) is not value and (name in then or not noted):
                    return True
            for name in then:
                if name not in now:
                    return True
        if [*each(identity, built_in_now.values())] != built_in_then:
            for name, value in built_in.items():
                if built_in_now.get(name) is not value:
                    return True
        return [*each(identity, each(code_of, functions))] != code_then

    return changed


def _ours() -> Iterable[Any]:
    """Return our modules as far as answers are made in them, and the classes that these use."""
    prefix = "grader.worker."
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(prefix) and name.removeprefix(prefix) not in _OF_NO_USE_ANY_MORE
    ]
    named = {id(one): one for module in modules for one in vars(module).values() if isinstance(one, type)}
    return [*modules, *(one for one in named.values() if not one.__flags__ & _CANNOT_BE_CHANGED)]
