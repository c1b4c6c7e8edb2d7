"""The stub that a learner gets: it stands for itself, asks for every function, and gives nothing away."""

import ast
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.key.stubs import essence, stub_of
from grader.verify.flaw import Flaw, listed
from grader.verify.subject import Subject
from grader.workspace import read

_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
_SHORTEST_GIVEAWAY = 12  # below that a line is `else:` or `)`, which any file may hold


def stub_flaws(subject: Subject) -> Iterator[Flaw]:
    """Yield what is wrong with the stub that is made from the reference."""
    reference, where = subject.solutions.reference, subject.solution_file("reference.py")
    stub = stub_of(reference)
    if essence(stub) == essence(reference):
        yield Flaw(
            where,
            "It has no solution region, so its stub would be the solution itself.",
            f"Put each function's body between `{_BEGIN}` and `{_END}`, indented as the body is.",
        )
        return
    if not _is_not_started(subject.name, stub):
        what = "Its stub, saved and read as a learner's file, does not count as not started."
        yield Flaw(where, what, "Save it as plain UTF-8 text, without a byte order mark or zero bytes.")
    if _BEGIN in stub or _END in stub:
        remedy = f"Let each `{_BEGIN}` have its `{_END}`, both alone on their lines."
        yield Flaw(where, "A solution region does not close, so its stub still holds a mark.", remedy)
    try:
        tree = ast.parse(stub)
    except SyntaxError as error:
        what = f"The stub that is made of it is not Python: {error.msg} in line {error.lineno} of the stub."
        yield Flaw(where, what, "Let a solution region hold whole statements, indented like the body.")
        return
    yield from _function_flaws(subject, where, tree)
    yield from _giveaways(where, reference, stub)


def _is_not_started(exercise: str, stub: str) -> bool:
    with TemporaryDirectory() as folder:
        Path(folder, f"{exercise}.py").write_text(stub, "utf-8")
        return read(Path(folder), exercise).is_stub(stub)


def _function_flaws(subject: Subject, where: str, tree: ast.Module) -> Iterator[Flaw]:
    """Yield which functions of the contract the stub lacks, asks for otherwise, or leaves written."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        functions |= {
            f"{node.name}.{method.name}": method
            for method in node.body
            if isinstance(method, ast.FunctionDef)
        }
    for name, parameters in _promised(subject).items():
        if name not in functions:
            what = f"Its stub has no function {name}, which the curriculum promises."
            yield Flaw(where, what, f"Define {name}({parameters}) outside the solution regions.")
            continue
        found = ast.unparse(_without_annotations(functions[name].args))
        if found != _normal_form(parameters):
            what = f"{name} takes ({found}), but the curriculum says ({parameters})."
            yield Flaw(where, what, "Let the two agree.")
        if not isinstance(functions[name].body[-1], ast.Raise):
            what = f"The stub's {name} does not end in `raise NotImplementedError()`: it is written already."
            yield Flaw(where, what, f"Put the whole body of {name}, its last line included, into the region.")


def _promised(subject: Subject) -> dict[str, str]:
    """Return the parameters of all functions and methods that the curriculum promises."""
    classes = subject.exercise.classes
    methods = {f"{name}.{method}": of for name in classes for method, of in classes[name].items()}
    return {name: of for name, of in subject.exercise.functions.items() if name not in classes} | methods


def _without_annotations(arguments: ast.arguments) -> ast.arguments:
    for node in ast.walk(arguments):
        if isinstance(node, ast.arg):
            node.annotation = None
    return arguments


def _normal_form(parameters: str) -> str:
    """Return parameters as Python writes them: 1e-8 is 1e-08."""
    [function] = ast.parse(f"def _({parameters}): ...").body
    assert isinstance(function, ast.FunctionDef)
    return ast.unparse(function.args)


def _giveaways(where: str, reference: str, stub: str) -> Iterator[Flaw]:
    """Yield the solution lines that stand in the stub as well, in a docstring or beside the region."""
    kept = {line.strip() for line in stub.splitlines()}
    given = [line for line in _solution_lines(reference) if line in kept]
    if given:
        what = f"Its stub still holds a solution line: {listed([f'`{line}`' for line in given])}."
        yield Flaw(where, what, "Move it into the solution region, or say it in other words.")


def _solution_lines(reference: str) -> list[str]:
    lines, inside = [], False
    for line in map(str.strip, reference.splitlines()):
        if line == _END:
            inside = False
        elif inside and len(line) >= _SHORTEST_GIVEAWAY:
            lines.append(line)
        inside = inside or line == _BEGIN
    return list(dict.fromkeys(lines))
