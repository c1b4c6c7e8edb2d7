"""Stubs are made from references, so that the two cannot drift."""

import ast

import nbformat
import pytest
from nbgrader.preprocessors import ClearSolutions

from grader.curriculum.catalogue import exercises
from grader.key.stubs import essence, stub_of
from grader.key.variants import Solutions
from grader.places import Places
from tests.repository import committed


def _reference(places: Places, exercise: str) -> str:
    assert places.solutions is not None
    return Solutions(places.solutions / exercise).reference


@pytest.mark.parametrize("exercise", exercises())
def test_the_stub_in_the_repository_is_the_one_of_the_reference(exercise: str, places: Places) -> None:
    assert committed(places, f"exercises/{exercise}.py") == stub_of(_reference(places, exercise))


@pytest.mark.parametrize("exercise", exercises())
def test_nbgrader_would_make_the_same_stub(exercise: str, places: Places) -> None:
    reference = _reference(places, exercise)
    cell = nbformat.v4.new_code_cell(reference)
    cell.metadata["nbgrader"] = {"solution": True, "grade": False, "grade_id": exercise}
    notebook = nbformat.v4.new_notebook(
        cells=[cell],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    cleared, _ = ClearSolutions().preprocess(notebook, {})
    assert cleared.cells[0].source.strip() == stub_of(reference).strip()


@pytest.mark.parametrize("exercise", exercises())
def test_a_stub_holds_the_functions_and_nothing_of_their_bodies(exercise: str, places: Places) -> None:
    stub = ast.parse(stub_of(_reference(places, exercise)))
    asked = [node for node in stub.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    assert [one.name for one in asked] == list(exercises()[exercise].functions)
    for function in (function for one in asked for function in functions_in(one)):
        documentation, body = function.body[0], function.body[1:]
        assert isinstance(documentation, ast.Expr)
        assert [type(node) for node in body] == [ast.Raise]


def functions_in(node: ast.stmt) -> list[ast.FunctionDef]:
    """A function itself, or the methods of a class."""
    methods = node.body if isinstance(node, ast.ClassDef) else [node]
    return [one for one in methods if isinstance(one, ast.FunctionDef)]


def test_a_stub_with_a_remark_is_still_a_stub() -> None:
    stub = "def f():\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    assert essence(stub.replace("    raise", "    # what now?\n\n    raise")) == essence(stub)
    assert essence(stub.replace("raise NotImplementedError()", "return 1")) != essence(stub)
