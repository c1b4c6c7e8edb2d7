"""An exercise to plant faults in, and what `grader verify` says of it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from grader.checks.graders import Grader, grader_of
from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import Hint, hints_of
from grader.key.variants import Solutions
from grader.places import Places
from grader.verify.exercise import verify_subject
from grader.verify.subject import Subject
from grader.worker import hosts
from grader.worker.client import Worker

NAME = "mse"
SQUARES, ERRORS, MEAN = "errors ** 2", "predictions - targets", "total / count"
SQUARED, REDUCED, RUNS = "mse.squared_error", "mse.mean_reduction", "mse.runs"


class Kit:
    """A copy of one exercise, to plant faults in. Files that import torch are left out: they are slow to run."""

    def __init__(self, folder: Path, worker: Worker, solutions: Path) -> None:
        self.folder = folder / "solutions" / NAME
        self.worker = worker
        self.grader: Grader = grader_of(NAME)
        self.hints: dict[str, Hint] = dict(hints_of(NAME))
        shutil.copytree(solutions / NAME, self.folder)
        for path in self.folder.rglob("*.py"):
            if "import torch" in path.read_text("utf-8"):
                path.unlink()

    def edit(self, file: str, find: str, put: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert find in text
        path.write_text(text.replace(find, put), "utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, "utf-8")

    def add(self, name: str, concept: str, *edits: tuple[str, str], **more: str) -> None:
        """Add a misconception to the catalogue."""
        fields = {"id": name, "concept": concept, "says": "It is so.", "change": "Change it."} | more
        lines = ["", "[[misconception]]", *(f'{key} = "{value}"' for key, value in fields.items())]
        made = ", ".join(f'{{ find = "{find}", replace = "{put}" }}' for find, put in edits)
        path = self.folder / "misconceptions.toml"
        path.write_text("\n".join([path.read_text("utf-8"), *lines, f"edits = [{made}]\n"]), "utf-8")

    def keep(self, wanted: Callable[[str], bool]) -> None:
        """Keep the misconceptions whose entry is `wanted`."""
        path = self.folder / "misconceptions.toml"
        entries = path.read_text("utf-8").split("[[misconception]]")[1:]
        kept = [entry for entry in entries if wanted(entry)]
        path.write_text("".join(f"[[misconception]]{entry}" for entry in kept), "utf-8")

    def change_hint(self, concept: str, **fields: object) -> None:
        self.hints[concept] = msgspec.structs.replace(self.hints[concept], **fields)

    def change_check(self, concept: str, **fields: object) -> None:
        check = replace(self.grader.checks[concept], **fields)
        self.grader = replace(self.grader, checks=self.grader.checks | {concept: check})

    def change_call(self, **fields: object) -> None:
        first, *others = self.grader.plan
        self.grader = replace(self.grader, plan=(replace(first, **fields), *others))

    def told(self) -> list[str]:
        """Return what verify says of it."""
        subject = Subject(exercises()[NAME], Solutions(self.folder), self.grader, lambda _: self.hints)
        return [flaw.sentence for flaw in verify_subject(subject, self.worker).flaws]


@pytest.fixture(scope="module")
def a_worker() -> Iterator[Worker]:
    with Worker(hosts.start()) as worker:
        yield worker


@pytest.fixture
def kit(tmp_path: Path, a_worker: Worker, places: Places) -> Kit:
    assert places.solutions is not None
    return Kit(tmp_path, a_worker, places.solutions)
