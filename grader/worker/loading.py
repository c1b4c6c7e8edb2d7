"""From a learner's text to functions that can be called, or to the reason why not."""

import ast
import re
import traceback
from types import CodeType, FunctionType
from typing import Any

from grader.worker.messages import Fault
from grader.worker.wire import sendable

LONGEST_MESSAGE = 400
_NOTHING = object()


class Loaded:
    """A learner's file after it ran: its namespace, and what it called from a library."""

    def __init__(self, exercise: str, source: str) -> None:
        self.filename = f"{exercise}.py"
        self.lines = re.split(r"\r\n?|\n", source)  # as Python counts lines, and no others
        self.namespace: dict[str, Any] = {"__name__": exercise, "__file__": self.filename}

    def fault(self, error: BaseException) -> Fault:
        """Return the exception as its owner should read it: the deepest line that is theirs."""
        line = None
        for frame in traceback.extract_tb(BaseException.__dict__["__traceback__"].__get__(error)):
            if frame.filename == self.filename:
                line = frame.lineno
        return Fault(name_of(type(error)), message_of(error), line, self.line(line))

    def line(self, number: int | None) -> str:
        """Return the text of a line, counted from 1, without its indentation."""
        if number is None or not 1 <= number <= len(self.lines):
            return ""
        return self.lines[number - 1].strip()[:200]


def name_of(kind: type) -> str:
    """Return the name of a class, whatever its metaclass says."""
    name: str = type.__dict__["__name__"].__get__(kind)
    return name[:80]


def message_of(error: BaseException) -> str:
    """Return an exception's message, whatever its own `__str__` does."""
    try:
        return sendable(str(error))[:LONGEST_MESSAGE]
    except BaseException:
        return ""


def compiled(source: str, filename: str) -> CodeType | Fault:
    """Return the code of a file, or where Python stopped reading it."""
    try:
        return compile(source, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        text = (error.text or "").rstrip("\n")[:1000]
        return Fault(type(error).__name__, error.msg[:LONGEST_MESSAGE], error.lineno, text, error.offset)
    except (ValueError, MemoryError, RecursionError, OverflowError) as error:
        return Fault("SyntaxError", message_of(error) or "it is nested too deeply")


def library_calls(source: str, watched: list[str]) -> list[str]:
    """Return which of the `watched` calls a file uses, imports and aliases resolved.

    "torch.softmax" is one name, "torch.optim.*" any name below it, ".softmax" a method of a torch tensor.
    """
    if not any(library in source for library in _roots(watched)):
        return []  # most files: parsing them a second time would cost more than their calls
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return []
    nodes = list(ast.walk(tree))
    aliases = _aliases(nodes)
    named = [node for node in nodes if isinstance(node, (ast.Attribute, ast.Name))]
    used = {_dotted(node, aliases) for node in named}
    if any(name.split(".")[0] == "torch" for name in aliases.values()):
        methods = [node for node in named if isinstance(node, ast.Attribute) and not _dotted(node, aliases)]
        used |= {f".{node.attr}" for node in methods}
    return sorted(name for name in used if any(_matches(name, pattern) for pattern in watched))


def _roots(watched: list[str]) -> set[str]:
    """Return the libraries that the watched names belong to; methods are those of torch."""
    return {name.split(".")[0] or "torch" for name in watched}


def _matches(name: str, pattern: str) -> bool:
    return name.startswith(pattern[:-1]) if pattern.endswith(".*") else name == pattern


def _aliases(nodes: list[ast.AST]) -> dict[str, str]:
    """Return what each imported name stands for."""
    aliases: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for name in node.names:
                root = name.name.split(".")[0]
                aliases[name.asname or root] = name.name if name.asname else root
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                aliases[name.asname or name.name] = f"{node.module}.{name.name}"
    return aliases


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    """Return the full name of something imported, "" for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return ""
    return ".".join([aliases[node.id], *reversed(parts)])


def absent_functions(namespace: dict[str, Any], functions: list[str], classes: list[str]) -> dict[str, str]:
    """Return, for each function or class that cannot be called, what stands in its place."""
    defined = [
        name
        for name, value in namespace.items()
        if isinstance(value, FunctionType) and not name.startswith("_")
    ]
    absent = {}
    for name in functions:
        value = namespace.get(name, _NOTHING)
        if value is _NOTHING:
            alike = [other for other in defined if _looks_like(other, name)]
            listed = [f"{other} (with letters of another alphabet)" for other in alike]
            listed += [other for other in defined if other not in alike]
            others = ", ".join(listed[:5])
            absent[name] = f"is not defined. The file defines: {others}" if others else "is not defined"
        elif name not in classes and isinstance(value, type) and not hasattr(value, "__iter__"):
            # a class of iterators is as good as a function that yields
            absent[name] = "is a class, not a function"
        elif not callable(value):
            asked = "class" if name in classes else "function"
            absent[name] = f"is {type(value).__name__[:40]}, not a {asked}"
    return absent


def _looks_like(other: str, name: str) -> bool:
    """Return whether two names are the same but for letters that are not ASCII, as a Cyrillic o is not."""
    return len(other) == len(name) and all(
        one == asked or not one.isascii() for one, asked in zip(other, name, strict=True)
    )
