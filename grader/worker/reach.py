"""Does a file stay with its arithmetic, or does it reach for the interpreter that it runs in?

Read off its compiled names and texts before a line of it runs. A file that reaches out may be honest; it only gets a
child to itself, for what it does to the child is not told in full by any comparison.
"""

import sys
from collections.abc import Iterator
from types import CodeType
from typing import Any

_MODULES_OF_NO_CONSEQUENCE = {
    *("__future__", "abc", "array", "bisect", "cmath", "collections", "contextlib", "copy", "dataclasses", "datetime"),
    *("decimal", "enum", "fractions", "functools", "heapq", "itertools", "math", "numbers", "operator", "random"),
    *("select", "statistics", "string", "textwrap", "time", "token", "trace", "typing", "warnings"),
}  # fmt: skip
_FAR_MODULES = sys.stdlib_module_names - _MODULES_OF_NO_CONSEQUENCE | {"grader"}
_FAR_REACHING = {
    "bltns",
    *("getattr", "setattr", "delattr", "vars", "globals", "locals", "exec", "eval", "compile", "open"),
    *("ctypeslib", "f_back", "tb_frame", "gi_frame", "cr_frame", "set_num_threads", "DataLoader"),
    *("attrgetter", "methodcaller", "make_dataclass", "get_type_hints", "ForwardRef", "Trace", "runstring"),
}
_ORDINARY = {
    *("__name__", "__main__", "__doc__", "__file__", "__all__", "__module__", "__qualname__", "__annotations__"),
    *("__init__", "__call__", "__iter__", "__next__", "__len__", "__getitem__", "__repr__", "__post_init__"),
    *("__slots__", "__classcell__", "__firstlineno__", "__static_attributes__", "__enter__", "__exit__"),
}  # fmt: skip


def reaches_out(code: CodeType) -> bool:
    """Return whether compiled code names anything of the interpreter's insides."""
    return any(_is_far(name) for one in _all(code) for name in (*one.co_names, *_texts(one.co_consts)))


def _texts(constants: tuple[Any, ...]) -> Iterator[str]:
    """Yield the texts among constants: `case object(__globals__=them)` names an attribute in one."""
    for constant in constants:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, (tuple, frozenset)):
            yield from _texts(tuple(constant))


def _is_far(name: str) -> bool:
    if name.startswith("_"):  # `collections._sys` is `sys`
        return name not in _ORDINARY
    return name in _FAR_REACHING or name.split(".")[0] in _FAR_MODULES


def _all(code: CodeType) -> Iterator[CodeType]:
    """Yield a code object and those of all functions and classes in it."""
    waiting = [code]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [constant for constant in one.co_consts if isinstance(constant, CodeType)]
