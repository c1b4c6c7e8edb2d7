"""Putting a mistake into a program: its text with one rewriting made, everything else as it was written.

Comments are taken out: one of them would say what was there.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, product

from grader.hunting.catalogue import Change
from grader.hunting.patterns import Bound, found_in, found_inside, is_wildcard, pattern_of

MOST_TRIES = 24  # of one set of changes in one program
_NAME = re.compile(r"\b_\w+\b")


@dataclass(frozen=True)
class Span:
    """Characters of a program that are replaced."""

    start: int
    end: int
    text: str


def without_comments(source: str) -> str:
    """Return a program without its comments and the lines that held nothing else. Raises SyntaxError."""
    lines = _lines(re.sub(r"\r\n?", "\n", source))
    try:
        tokens = list(tokenize.generate_tokens(iter([*lines, ""]).__next__))
    except tokenize.TokenError as error:
        raise SyntaxError(str(error)) from error
    dropped = set()
    for token in tokens:
        if token.type == tokenize.COMMENT:
            row, column = token.start
            rest = lines[row - 1][:column].rstrip()
            lines[row - 1] = f"{rest}\n"
            if not rest:
                dropped.add(row - 1)
    return "".join(line for number, line in enumerate(lines) if number not in dropped)


def planted(source: str, changes: tuple[Change, ...]) -> Iterator[str]:
    """Yield the programs that a set of changes makes of one, each at another place, then at all places at once.

    Nothing where the program does not have the shape that they ask for, or is no Python; nothing more where it is
    nested too deeply.
    """
    with suppress(SyntaxError, ValueError, RecursionError):
        yield from _planted(without_comments(source), changes)


def _planted(text: str, changes: tuple[Change, ...]) -> Iterator[str]:
    tree = ast.parse(text)
    offsets = _Offsets(text)
    choices = [list(_choices(tree, change, offsets)) for change in changes]
    seen = {ast.dump(tree)}
    for chosen in islice(product(*choices), MOST_TRIES):
        program = _replaced(text, [span for spans in chosen for span in spans])
        dump = _dump(program)
        if dump and dump not in seen:
            seen.add(dump)
            yield program


def _choices(tree: ast.AST, change: Change, offsets: "_Offsets") -> Iterator[list[Span]]:
    spans = list(islice(_spans(tree, change, offsets), MOST_TRIES))  # a further one would not have its turn
    yield from ([span] for span in spans)
    apart = _apart(spans)
    if len(apart) > 1:
        yield apart


def _spans(tree: ast.AST, change: Change, offsets: "_Offsets") -> Iterator[Span]:
    pattern = pattern_of(change.find)
    contexts = found_in(tree, pattern_of(change.given), {}) if change.given else iter([([], Bound())])
    for _, context in contexts:
        single = pattern[0] if len(pattern) == 1 else None
        if isinstance(single, ast.Expr) and change.replace:
            for [node], bound in found_inside(tree, single.value, context):
                yield offsets.of_expression(node, change.replace, bound)
        else:
            for nodes, bound in found_in(tree, pattern, context):
                yield offsets.of_statements(nodes, change.replace, bound)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _replaced(text: str, spans: list[Span]) -> str:
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = text[: span.start] + span.text + text[span.end :]
    return text


def _dump(program: str) -> str:
    try:
        return ast.dump(ast.parse(program))
    except (SyntaxError, ValueError, RecursionError):
        return ""


class _Offsets:
    """A program's text by the positions of its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _lines(text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def of_expression(self, node: ast.AST, replace: str, bound: Bound) -> Span:
        """Return the replacement of an expression, in parentheses only where it would mean something else."""
        start, end = self._at(node, "lineno", "col_offset"), self._at(node, "end_lineno", "end_col_offset")
        wanted = self._dump_with(start, end, f"({self._filled(replace, bound, closed=True)})")
        texts = [self._filled(replace, bound, closed=closed) for closed in (False, True)]
        for text in (*texts, *(f"({text})" for text in texts)):
            if self._dump_with(start, end, text) == wanted:
                return Span(start, end, text)
        return Span(start, end, f"({texts[1]})")

    def of_statements(self, nodes: list[ast.AST], replace: str, bound: Bound) -> Span:
        """Return the replacement of whole lines, indented as they were; without one they are gone."""
        first, last = nodes[0], nodes[-1]
        start = self.starts[_number(first, "lineno") - 1]
        end = self.starts[_number(last, "end_lineno")]
        indent = " " * _number(first, "col_offset")
        lines = [f"{indent}{self._filled(line, bound)}\n" for line in replace.splitlines()]
        return Span(start, end, "".join(lines))

    def _filled(self, replace: str, bound: Bound, *, closed: bool = False) -> str:
        def written(name: re.Match[str]) -> str:
            node = bound.get(name[0])
            if node is None or not is_wildcard(name[0]):
                return name[0]
            text = ast.get_source_segment(self.text, node) or ast.unparse(node)
            return f"({text})" if closed else text

        return _NAME.sub(written, replace)

    def _dump_with(self, start: int, end: int, text: str) -> str:
        return _dump(self.text[:start] + text + self.text[end:])

    def _at(self, node: ast.AST, line: str, column: str) -> int:
        """Return the position of a node's start or end; Python counts columns in bytes."""
        number = _number(node, line) - 1
        before = self.lines[number].encode()[: _number(node, column)].decode()
        return self.starts[number] + len(before)


def _lines(text: str) -> list[str]:
    """Return lines as Python counts them."""
    return io.StringIO(text).readlines()


def _number(node: ast.AST, name: str) -> int:
    number: int = getattr(node, name)
    return number
