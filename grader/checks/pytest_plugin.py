"""The second front: `pytest --pyargs grader.checks -k softmax --exercises DIR` runs the same checks as `grade`.

The file is graded once; each check's test then passes, fails or is skipped as that verdict says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if (
    TYPE_CHECKING
):  # pytest loads this plugin in every session: the grader itself is imported when it is needed
    from grader.grading import Judge
    from grader.record import ConceptResult, ExerciseResult

_RESULTS = pytest.StashKey[dict[str, "ExerciseResult"]]()
_CONCEPT = pytest.StashKey["ConceptResult"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--exercises DIR`."""
    parser.addoption("--exercises", help="The folder of exercises to grade; the kit's own by default.")


@pytest.fixture(scope="session")
def judge() -> "Iterator[Judge]":
    """One judge for the session."""
    from grader.judging import learners_judge
    from grader.places import find_places

    with learners_judge(find_places()) as judge:
        yield judge


@pytest.fixture
def book(request: pytest.FixtureRequest, judge: "Judge") -> None:
    """Pass, fail or skip the test by the verdict; the answers themselves stay with the judge."""
    concept = request.function.concept
    result = _result(request.config, judge, concept.partition(".")[0])
    if result.status in ("not_started", "missing"):
        pytest.skip(result.status.replace("_", " "))
    if result.status == "error":
        pytest.fail("; ".join(result.notes), pytrace=False)
    request.node.stash[_CONCEPT] = next(one for one in result.concepts if one.concept == concept)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Report a check's outcome in place of running it a second time."""
    if _CONCEPT not in pyfuncitem.stash:
        return None
    outcome = pyfuncitem.stash[_CONCEPT]
    if outcome.status == "not_checked":
        pytest.skip(f"not checked: rests on {outcome.because}")
    if outcome.status != "passed":
        pytest.fail(_told(outcome), pytrace=False)
    return True


def _result(config: pytest.Config, judge: "Judge", exercise: str) -> "ExerciseResult":
    from grader.places import find_places
    from grader.report.hidden import without_inputs
    from grader.workspace import WorkspaceError, find

    results = config.stash.setdefault(_RESULTS, {})
    if exercise not in results:
        folder = Path(config.getoption("--exercises") or find_places().exercises)
        try:
            record, _ = judge.grade(folder.resolve().name, find(folder, [exercise]))
        except WorkspaceError as error:
            pytest.fail(str(error), pytrace=False)
        shown = without_inputs(record) if judge.keyring.private else record
        results[exercise] = shown.exercises[0]
    return results[exercise]


def _told(outcome: "ConceptResult") -> str:
    lines = [f"{outcome.concept}: {outcome.message}"]
    if outcome.counterexample is not None:
        example = outcome.counterexample
        lines += [
            example.call,
            f"yours     {example.yours}  {example.remark}",
            f"expected  {example.expected}",
        ]
    return "\n".join(lines)
