"""Which names of the module a statement binds, which it needs when it runs, and which only when it is called."""

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@dataclass(frozen=True)
class Names:
    """The names of one statement at the top of a module.

    `binds`: those that hold something else after it; for `certain`, whatever they held before.
    `now`: those that it reads when it runs; `later`: those that functions in it read when they are called.
    `changes`: those whose objects it changes; `methods`: whose methods it calls for their effect, and which.
    `sets`: those that a function in it binds by `global`, when it is called.
    """

    binds: frozenset[str]
    certain: bool
    now: frozenset[str]
    later: frozenset[str]
    changes: frozenset[str]
    methods: frozenset[tuple[str, str]]
    sets: frozenset[str]


def names_of(statement: ast.stmt) -> Names:
    """Return the names of a statement. Raises RecursionError for one that is nested too deeply."""
    reader = _Reader()
    reader.visit(statement)
    only_declared = isinstance(statement, ast.AnnAssign) and statement.value is None
    return Names(
        frozenset() if only_declared else frozenset(bound_in([statement])),
        _certain(statement),
        frozenset(reader.now),
        frozenset(reader.later),
        frozenset(reader.changes),
        frozenset(_called_for_effect(statement)),
        frozenset(reader.declared),
    )


def bound_in(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that running this code binds in its own scope."""
    names: set[str] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, _COMPREHENSIONS):
            names.update(one.target.id for one in ast.walk(node) if isinstance(one, ast.NamedExpr))
        elif not isinstance(node, ast.Lambda):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
                names.add(node.name)
            elif isinstance(node, ast.MatchMapping) and node.rest:
                names.add(node.rest)
            waiting.extend(ast.iter_child_nodes(node))
    return names


def root_of(node: ast.AST) -> str | None:
    """Return the name at the root of `a.b[0].c`, None where there is none."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _certain(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):  # `import scipy.special` adds to what `import scipy` bound
        return all(alias.asname or "." not in alias.name for alias in statement.names)
    return isinstance(statement, (*_FUNCTIONS, ast.ClassDef, ast.ImportFrom, ast.Assign, ast.AnnAssign))


def _called_for_effect(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Yield `np, seterr` for `np.seterr(...)` as a statement, and `f, register` for the decorator `@f.register`.

    A statement is one within a loop or a condition, too.
    """
    calls = [one.value for one in _of_scope([statement]) if isinstance(one, ast.Expr)]
    if isinstance(statement, (*_FUNCTIONS, ast.ClassDef)):
        calls = statement.decorator_list
    for call in calls:
        method = call.func if isinstance(call, ast.Call) else call
        root = root_of(method)
        if isinstance(method, ast.Attribute) and root is not None:
            yield root, method.attr


class _Reader(ast.NodeVisitor):
    """Collects the names of the module that are read, wherever they stand in a statement."""

    def __init__(self) -> None:
        self.now: set[str] = set()
        self.later: set[str] = set()
        self.changes: set[str] = set()
        self.declared: set[str] = set()
        self._hidden: frozenset[str] = frozenset()  # names that mean something nearer here
        self._in_function = False

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Store):
            self._needs(node.id)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._needs(node.target.id)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._changed(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._changed(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node, node.body)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node, node.body)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, [node.body])

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._comprehension(node)

    def _needs(self, name: str) -> None:
        if name not in self._hidden:
            (self.later if self._in_function else self.now).add(name)

    def _changed(self, node: ast.Attribute | ast.Subscript) -> None:
        root = root_of(node)
        if not isinstance(node.ctx, ast.Load) and root is not None and not self._in_function:
            self.changes.add(root)
        self.generic_visit(node)

    def _function(self, node: Function, body: list[ast.stmt] | list[ast.expr]) -> None:
        """Read what runs with the definition, then the body, in which its own names hide the module's."""
        if not isinstance(node, ast.Lambda):
            for decorator in node.decorator_list:
                self.visit(decorator)
            if node.returns is not None:
                self.visit(node.returns)
        self.visit(node.args)  # defaults and annotations; parameters are no names that are read
        parameters = {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        declared = {name for one in _of_scope(body) if isinstance(one, ast.Global) for name in one.names}
        self.declared |= declared
        hidden = (self._hidden | parameters | bound_in(body)) - declared
        with self._within(hidden, in_function=True):
            for part in body:
                self.visit(part)

    def _comprehension(self, node: Comprehension) -> None:
        self.visit(node.generators[0].iter)  # read outside, before any name of the comprehension exists
        own = bound_in(one.target for one in node.generators)
        with self._within(self._hidden | own, self._in_function):
            self.generic_visit(node)

    @contextmanager
    def _within(self, hidden: frozenset[str], in_function: bool) -> Iterator[None]:
        before = self._hidden, self._in_function
        self._hidden, self._in_function = hidden, in_function
        yield
        self._hidden, self._in_function = before


def _of_scope(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield the nodes of a function's body, but not those of functions and classes within."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))
