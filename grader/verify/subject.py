"""What is verified: one exercise as its author left it, and where each part of it lies."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from grader.checks.graders import Grader, grader_of
from grader.curriculum.catalogue import Exercise
from grader.curriculum.hints import Hint, hints_of
from grader.key.variants import Misconception, SolutionError, Solutions
from grader.verify.flaw import Flaw

ReadHints = Callable[[str], dict[str, Hint]]


@dataclass(frozen=True)
class Subject:
    """One exercise: its entry in the curriculum, its solutions, its checks and its hints."""

    exercise: Exercise
    solutions: Solutions
    grader: Grader
    hints: ReadHints = hints_of

    @property
    def name(self) -> str:
        """The name of the exercise."""
        return self.exercise.name

    @property
    def checks_file(self) -> str:
        """Where its plan and its checks lie."""
        return checks_file(self.name)

    @property
    def hints_file(self) -> str:
        """Where its hints lie."""
        return f"grader/curriculum/hints/{self.name}.toml"

    def solution_file(self, name: str) -> str:
        """Return where a file of its solutions lies, as an author says it."""
        return f"solutions/{self.name}/{name}"

    def entry(self, one: Misconception) -> str:
        """Return where a misconception is written down."""
        if one.source_text:
            return self.solution_file(f"wrong/{one.id}.py")
        return self.solution_file(f"misconceptions.toml, {one.id}")


def checks_file(exercise: str) -> str:
    """Return where the plan and the checks of an exercise lie."""
    return f"grader/checks/test_{exercise}.py"


def read_grader(exercise: str) -> Grader | Flaw:
    """Return the grader of an exercise, or why there is none."""
    where = checks_file(exercise)
    try:
        return grader_of(exercise)
    except ModuleNotFoundError as error:
        if error.name == f"grader.checks.test_{exercise}":
            return Flaw(
                where, "There is no such file.", "Write the plan and the checks of the exercise there."
            )
        return Flaw(where, f"It cannot be imported: {error}.", "Correct the import.")
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return Flaw(where, f"It cannot be imported: {said}.", "It must define PLAN, fresh and the checks.")


def read_misconceptions(subject: Subject) -> list[Misconception] | Flaw:
    """Return the misconceptions of an exercise, or why they cannot be read."""
    try:
        return subject.solutions.misconceptions
    except SolutionError as error:
        where = subject.solution_file("misconceptions.toml")
        return Flaw(where, f"The wrong answers cannot be read. {error}", "Correct that entry.")


def read_hints(subject: Subject) -> dict[str, Hint] | Flaw:
    """Return the hints of an exercise, or why they cannot be read."""
    try:
        return subject.hints(subject.name)
    except FileNotFoundError:
        return Flaw(subject.hints_file, "There is no such file.", "Write three rungs for each concept there.")
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        remedy = "A concept has question, worked, change and proofs, and nothing else."
        return Flaw(subject.hints_file, f"It cannot be read: {error}.", remedy)
