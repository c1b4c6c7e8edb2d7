"""Right answers pass from a notebook as they do from a file: cut into cells, among scratch work of all kinds."""

import ast

import pytest

from grader.curriculum.catalogue import exercises
from grader.findings.result import OBSERVED
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.notebooks import found_in
from grader.places import Places
from grader.record import ExerciseResult
from grader.workspace import Found
from tests.notebook_cells import notebook

SCRATCH = [
    "%matplotlib inline",
    "1/0",
    "while True:\n    pass",
    "x = (",
    "raise SystemExit",
    "!pip install x",
    "?x",
]


def cut(program: str) -> list[str]:
    """Return a program as cells, one statement each, among others that would stop it."""
    cells = []
    lines = program.splitlines()
    for place, node in enumerate(ast.parse(program).body):
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
        cells += [SCRATCH[place % len(SCRATCH)], "\n".join(lines[first - 1 : node.end_lineno])]
    return cells


def graded(judge: Judge, found: Found) -> ExerciseResult:
    record, _ = judge.grade("notebook", [found])
    return record.exercises[0]


def of_the_notebook(result: ExerciseResult) -> list[str]:
    """The notes on how the code was found: a right answer may be remarked on too."""
    return [note for note in result.notes if not note.startswith(OBSERVED)]


@pytest.mark.parametrize("exercise", exercises())
def test_right_answers_cut_into_cells_pass(exercise: str, places: Places, a_judge: Judge) -> None:
    assert places.solutions is not None
    for path in sorted((places.solutions / exercise / "accepted").glob("*.py")):
        cells = cut(path.read_text("utf-8"))
        found = found_in(notebook(*cells), "ps1.ipynb", [exercise])[exercise]
        result = graded(a_judge, found)
        assert result.status == "passed", (path.name, result.headline, result.concepts[0].message)


def test_all_exercises_in_one_notebook_pass(places: Places, a_judge: Judge) -> None:
    assert places.solutions is not None
    answers = [Solutions(places.solutions / name).reference for name in exercises()]
    found = found_in(
        notebook(*(cell for answer in answers for cell in cut(answer))), "ps1.ipynb", list(exercises())
    )
    record, _ = a_judge.grade("notebook", list(found.values()))
    assert [(one.exercise, one.status, of_the_notebook(one)) for one in record.exercises] == [
        (name, "passed", []) for name in exercises()
    ]


def test_a_line_that_raises_is_told_by_its_number_in_the_cell(a_judge: Judge) -> None:
    cells = ["import numpy as np\n", "# my answer\n\ndef softmax(z):\n    z = z + 1\n    return np.expp(z)\n"]
    result = graded(a_judge, found_in(notebook(*cells), "softmax.ipynb", ["softmax"])["softmax"])
    [line] = [concept.line for concept in result.concepts if concept.line is not None]
    assert (line.number, line.text) == (5, "return np.expp(z)")
