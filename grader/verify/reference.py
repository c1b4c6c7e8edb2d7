"""The reference's own program, run here: its doctests hold, and its functions are there for the hints' proofs.

It is the author's own file, so it runs without walls. What learners' files would do is not asked here.
"""

import doctest
import math
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np

from grader.verify.flaw import Flaw
from grader.verify.subject import Subject


def loaded_reference(subject: Subject) -> ModuleType | Flaw:
    """Return the reference as a module, or why it does not load."""
    where = subject.solution_file("reference.py")
    module = ModuleType(subject.name)
    try:
        exec(compile(subject.solutions.reference, where, "exec", dont_inherit=True), module.__dict__)
    except Exception as error:
        what = f"It does not load: {type(error).__name__}: {error}."
        return Flaw(where, what, "Correct it; nothing else can be verified before.")
    return module


def names_for_proofs(reference: ModuleType) -> dict[str, Any]:
    """Return what a proof may use: math, np, and all that the reference defines."""
    return {**vars(reference), "math": math, "np": np}


def doctest_flaws(subject: Subject, reference: ModuleType) -> Iterator[Flaw]:
    """Yield which of the worked examples in the reference's docstrings do not give what they print."""
    where = subject.solution_file("reference.py")
    examples = 0
    for test in doctest.DocTestFinder().find(reference, subject.name, module=False, globs=vars(reference)):
        examples += len(test.examples)
        yield from _failures(where, test)
    if not examples:
        what = "Its docstrings hold no worked example, so a learner sees no number."
        yield Flaw(where, what, "Add lines that begin with >>> to the docstring at its top.")


def _failures(where: str, test: doctest.DocTest) -> list[Flaw]:
    """Run one docstring's examples in order and return one flaw for each that fails."""
    runner = _Runner(where)
    with warnings.catch_warnings(action="ignore"):
        runner.run(test, out=lambda _: None)
    return runner.flaws


class _Runner(doctest.DocTestRunner):
    """Keeps what fails in place of printing it."""

    def __init__(self, where: str) -> None:
        super().__init__(verbose=False)
        self.where = where
        self.flaws: list[Flaw] = []

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """Note an example that gives something else."""
        what = f"The doctest `{example.source.strip()}` gives {got.strip()}, not {example.want.strip()}."
        self.flaws.append(Flaw(self.where, what, "Correct the docstring, or the solution."))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """Note an example that raises."""
        what = f"The doctest `{example.source.strip()}` raises {exc_info[0].__name__}: {exc_info[1]}."
        self.flaws.append(Flaw(self.where, what, "Correct the docstring, or the solution."))
