"""What `otter run` takes: its command without a container, one process a submission."""

import json
import sys
from pathlib import Path

import nbformat

from tests.bench.peers.notebook import asserts, solved
from tests.bench.right_answers import CORE
from tests.bench.stopwatch import Cost, cost

_TEST = """from otter.test_files import test_case
OK_FORMAT = False
name = {exercise!r}
points = 1

@test_case(hidden=False)
def test_it(env):
    exec({program!r}, dict(env))
"""


def run(folder: Path, students: int) -> Cost:
    """Return what grading this many right submissions took. Raises RuntimeError where one is not full marks."""
    course = folder / "otter"
    tests = course / "tests"
    tests.mkdir(parents=True)
    for exercise in CORE:
        program = _TEST.format(exercise=exercise, program=asserts(exercise))
        (tests / f"{exercise}.py").write_text(program, "utf-8")
    otter = [sys.executable, "-m", "otter"]
    cost([*otter, "generate", "--no-config", "--no-requirements", "--no-environment", "-t", "tests"], course)
    wall, cpu = 0.0, 0.0
    for number in range(students):
        nbformat.write(solved(number, with_asserts=False), course / f"s{number:04}.ipynb")
        spent = cost([*otter, "run", "--no-logo", f"s{number:04}.ipynb"], course)
        wall, cpu = wall + spent.wall, cpu + spent.cpu
        _must_be_right(json.loads((course / "results.json").read_text("utf-8")))
    return Cost(wall, cpu)


def _must_be_right(results: dict) -> None:
    graded = [test for test in results["tests"] if test.get("max_score")]
    if len(graded) != len(CORE) or any(test["score"] != test["max_score"] for test in graded):
        raise RuntimeError(f"otter did not give full marks to right answers: {results}")
