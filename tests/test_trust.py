"""A class is graded in the sandbox, or because the instructor said that its students are trusted."""

from grader.classroom.trust import require_sandbox
from grader.places import Places
from grader.worker.client import Worker
from tests.lesser_kernel import LANDLOCK, run_without

REQUIRE = """
import sys
from grader.classroom.trust import NoSandbox, require_sandbox
from grader.places import find_places
try:
    print(require_sandbox(find_places(), trusted=sys.argv[1] == "trusted"))
except NoSandbox as error:
    print("refused:", error)
"""


def test_where_the_sandbox_holds_a_class_may_be_graded(walled: Worker, places: Places) -> None:
    assert require_sandbox(places, trusted=False) == "sandbox"


def test_where_it_does_not_hold_a_class_is_refused_with_what_to_do() -> None:
    said = run_without(LANDLOCK, REQUIRE, "strangers").stdout
    assert said.startswith("refused: The sandbox does not hold on this machine")
    assert "grader doctor" in said and "--trust-students" in said


def test_where_it_does_not_hold_trusted_students_are_graded_all_the_same() -> None:
    assert run_without(LANDLOCK, REQUIRE, "trusted").stdout == "process\n"
