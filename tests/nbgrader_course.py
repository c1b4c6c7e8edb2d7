"""A small course of nbgrader's, as `grader course` writes it, and students who hand in notebooks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grader.classroom.gradebook.course import write_course
from grader.places import Places

ASSIGNMENT = "training"
RIGHT = """\
def softmax(logits):
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)
"""
WHOLE_ARRAY = """\
def softmax(logits):
    shifted = np.exp(logits - logits.max())
    return shifted / shifted.sum()
"""
Change = Callable[[NotebookNode], None]


@dataclass(frozen=True)
class Course:
    """A course in a folder, driven through nbgrader's own API, as its Formgrader does."""

    folder: Path

    def copied(self, folder: Path) -> "Course":
        """Return the same course elsewhere; to write one and have nbgrader generate its assignment takes seconds."""
        return Course(Path(shutil.copytree(self.folder, folder)))

    def api(self, **settings: Any) -> NbGraderAPI:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.folder)).load_config()
        config.CourseDirectory.root = str(self.folder)
        config.GradeInSandbox.merge(Config(settings))
        return NbGraderAPI(config=config)

    def generate_assignment(self) -> None:
        made = self.api().generate_assignment(ASSIGNMENT, force=True)
        assert made["success"], made["log"]

    def released(self, notebook: str) -> NotebookNode:
        return nbformat.read(self.folder / "release" / ASSIGNMENT / f"{notebook}.ipynb", as_version=4)

    def handed_in(self, student: str) -> Path:
        folder = self.folder / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def hand_in(self, student: str, notebook: str, *changes: Change) -> Path:
        """Hand in a released notebook as a student changed it."""
        handed_in = self.released(notebook)
        for change in changes:
            change(handed_in)
        path = self.handed_in(student) / f"{notebook}.ipynb"
        path.write_text(json.dumps(handed_in), "utf-8")  # without looking whether it is valid
        return path

    def autograde(self, student: str, **settings: Any) -> dict[str, Any]:
        return self.api(**settings).autograde(ASSIGNMENT, student, force=True)

    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}")

    def score(self, student: str, notebook: str = "softmax") -> float | None:
        """Return what the gradebook holds for the graded cell; None where it waits for a person."""
        with self.gradebook() as gradebook:
            grade = gradebook.find_grade(f"{notebook}-check", notebook, ASSIGNMENT, student)
            assert grade.needs_manual_grade == (grade.auto_score is None)
            return grade.auto_score

    def comment(self, student: str, notebook: str = "softmax") -> str:
        with self.gradebook() as gradebook:
            comment = gradebook.find_comment(notebook, notebook, ASSIGNMENT, student).comment
        return " ".join((comment or "").split())

    def autograded(self, student: str, notebook: str = "softmax") -> NotebookNode:
        path = self.folder / "autograded" / student / ASSIGNMENT / f"{notebook}.ipynb"
        return nbformat.read(path, as_version=4)

    def feedback(self, student: str, notebook: str = "softmax") -> str:
        made = self.api().generate_feedback(ASSIGNMENT, student, force=True)
        assert made["success"], made
        return (self.folder / "feedback" / student / ASSIGNMENT / f"{notebook}.html").read_text("utf-8")


def small_course(places: Places, folder: Path) -> Course:
    """Write a course, leave out all but two exercises, and generate the assignment."""
    for notebook in write_course(places, folder, "ml", ASSIGNMENT):
        if notebook.stem not in ("mse", "softmax", "in_your_own_words"):
            notebook.unlink()
    course = Course(folder)
    course.generate_assignment()
    return course


def nbgrader(folder: Path, *arguments: str, code: int = 0, **environment: str) -> str:
    """Run one of nbgrader's commands; return what it said."""
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    return ran.stdout + ran.stderr


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") == name)


def answered(source: str, name: str = "softmax") -> Change:
    def change(notebook: NotebookNode) -> None:
        cell(notebook, name).source = source

    return change


def without(*names: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.cells = [
            one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") not in names
        ]

    return change


def with_cell(source: str, kind: str = "code", at: int | None = None, **metadata: Any) -> Change:
    def change(notebook: NotebookNode) -> None:
        make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}[kind]
        place = len(notebook.cells) if at is None else at
        notebook.cells.insert(place, make(source, metadata=metadata))

    return change
