"""What a statement binds and reads, with Python's rules of which name means what where."""

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def _root_of(node: ast.AST) -> str | None:
    """Return the name at the root of `a.b[0].c`, None where there is none."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


@dataclass
class Scope:
    """What is bound in one scope, and what is read there: as it runs, and in functions within it."""

    kind: str
    binds: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    outer: set[str] = field(default_factory=set)  # declared global or nonlocal


class Reader:
    """Goes over a statement once. A name that a scope reads and does not bind is read in the scope around it.

    `changes`, `methods` and `sets` are those of `Names`.
    """

    def __init__(self) -> None:
        self.module = Scope("module")
        self.changes: set[str] = set()
        self.methods: set[tuple[str, str]] = set()
        self.sets: set[str] = set()
        self._scopes = [self.module]
        self._functions = 0

    def read(self, node: ast.AST) -> None:
        """Go over a node and all within it. Raises RecursionError for one that is nested too deeply."""
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            handler(self, node)
        else:
            self._inside(node)

    def _inside(self, node: ast.AST) -> None:
        self._all(ast.iter_child_nodes(node))

    def _all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.read(node)

    def _name(self, node: ast.Name) -> None:
        scope = self._scopes[-1]
        (scope.binds if isinstance(node.ctx, ast.Store) else scope.now).add(node.id)

    def _bound_name(self, node: ast.ExceptHandler | ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self._scopes[-1].binds.add(node.name)
        self._inside(node)

    def _mapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self._scopes[-1].binds.add(node.rest)
        self._inside(node)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        self._scopes[-1].binds.update(alias.asname or alias.name.split(".")[0] for alias in node.names)

    def _walrus(self, node: ast.NamedExpr) -> None:
        scope = next(scope for scope in reversed(self._scopes) if scope.kind != "comprehension")
        scope.binds.add(node.target.id)
        self.read(node.value)

    def _annotated(self, node: ast.AnnAssign) -> None:
        self._all([node.annotation, node.value])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.read(node.target)

    def _added(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._scopes[-1].now.add(node.target.id)
        self._inside(node)

    def _part(self, node: ast.Attribute | ast.Subscript) -> None:
        root = _root_of(node)
        if root is not None and not isinstance(node.ctx, ast.Load) and not self._functions:
            self.changes.add(root)
        self._inside(node)

    def _expression(self, node: ast.Expr) -> None:
        if not self._functions:
            self._effect(node.value)
        self.read(node.value)

    def _effect(self, call: ast.expr) -> None:
        """Note `np, seterr` for `np.seterr(...)` as a statement, and `f, register` for the decorator `@f.register`."""
        method = call.func if isinstance(call, ast.Call) else call
        root = _root_of(method)
        if isinstance(method, ast.Attribute) and root is not None:
            self.methods.add((root, method.attr))

    def _definition(self, node: Function) -> None:
        self._decorated(node)
        if node.returns is not None:
            self.read(node.returns)
        self._call(node.args, node.body)

    def _lambda(self, node: ast.Lambda) -> None:
        self._call(node.args, [node.body])

    def _decorated(self, node: Function | ast.ClassDef) -> None:
        self._scopes[-1].binds.add(node.name)
        for decorator in node.decorator_list:
            if not self._functions:
                self._effect(decorator)
            self.read(decorator)
        self._all(getattr(node, "type_params", ()))  # from Python 3.12 on

    def _call(self, arguments: ast.arguments, body: Iterable[ast.AST]) -> None:
        """Read what runs with a definition, its defaults and annotations, and then what runs when it is called."""
        self._inside(arguments)
        every = [
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ]
        scope = Scope("function", {one.arg for one in every if one is not None})
        self._functions += 1
        self._within(scope, body)
        self._functions -= 1
        own = scope.binds - scope.outer
        self._scopes[-1].later |= (scope.now | scope.later) - own

    def _global(self, node: ast.Global) -> None:
        self._scopes[-1].outer.update(node.names)
        if self._functions:
            self.sets.update(node.names)

    def _nonlocal(self, node: ast.Nonlocal) -> None:
        self._scopes[-1].outer.update(node.names)

    def _class(self, node: ast.ClassDef) -> None:
        self._decorated(node)
        self._all([*node.bases, *node.keywords])
        scope = Scope("class")  # its names are hidden from the functions within
        self._within(scope, node.body)
        self._scopes[-1].now |= scope.now
        self._scopes[-1].later |= scope.later

    def _comprehension(self, node: Comprehension) -> None:
        self.read(node.generators[0].iter)  # outside, before any name of the comprehension exists
        scope = Scope("comprehension")
        first, *others = node.generators
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._within(scope, [first.target, *first.ifs, *others, *results])
        self._scopes[-1].now |= scope.now - scope.binds
        self._scopes[-1].later |= scope.later - scope.binds

    def _within(self, scope: Scope, nodes: Iterable[ast.AST]) -> None:
        self._scopes.append(scope)
        self._all(nodes)
        self._scopes.pop()


_HANDLERS: dict[type[ast.AST], Callable] = {
    ast.Name: Reader._name,
    ast.ExceptHandler: Reader._bound_name,
    ast.MatchAs: Reader._bound_name,
    ast.MatchStar: Reader._bound_name,
    ast.MatchMapping: Reader._mapping,
    ast.Import: Reader._import,
    ast.ImportFrom: Reader._import,
    ast.NamedExpr: Reader._walrus,
    ast.AnnAssign: Reader._annotated,
    ast.AugAssign: Reader._added,
    ast.Attribute: Reader._part,
    ast.Subscript: Reader._part,
    ast.Expr: Reader._expression,
    ast.FunctionDef: Reader._definition,
    ast.AsyncFunctionDef: Reader._definition,
    ast.Lambda: Reader._lambda,
    ast.ClassDef: Reader._class,
    ast.Global: Reader._global,
    ast.Nonlocal: Reader._nonlocal,
    ast.ListComp: Reader._comprehension,
    ast.SetComp: Reader._comprehension,
    ast.DictComp: Reader._comprehension,
    ast.GeneratorExp: Reader._comprehension,
}
