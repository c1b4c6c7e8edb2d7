"""`grader course` writes a course that nbgrader takes as it is."""

import ast
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import ClearSolutions

from grader.commands.course import command
from grader.curriculum.catalogue import exercises
from grader.key.stubs import essence, known_stub
from grader.notebooks import found_in
from grader.places import Places
from tests.nbgrader_course import cell


def course(folder: Path, *options: str, **environment: str) -> Result:
    return CliRunner().invoke(command, [str(folder), *options], env=environment)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course") / "ml"
    assert course(folder).exit_code == 0
    return folder


def source(written: Path, name: str) -> nbformat.NotebookNode:
    return nbformat.read(written / "source/training" / f"{name}.ipynb", as_version=4)


def test_it_writes_one_notebook_an_exercise_and_the_question(written: Path) -> None:
    names = {path.stem for path in (written / "source/training").iterdir()}
    assert names == {*exercises(), "in_your_own_words"}
    assert {path.name for path in written.iterdir()} == {"README.md", "nbgrader_config.py", "source"}


@pytest.mark.parametrize("exercise", exercises())
def test_a_notebook_is_the_reference_with_its_concepts_as_points(
    exercise: str, written: Path, places: Places
) -> None:
    notebook = source(written, exercise)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert places.solutions is not None
    reference = (places.solutions / exercise / "reference.py").read_text("utf-8")
    program = f"{cell(notebook, f'{exercise}-imports').source}\n{cell(notebook, exercise).source}"
    assert essence(program) == essence(reference)
    graded = cell(notebook, f"{exercise}-check").metadata.nbgrader
    assert (graded["points"], graded["locked"]) == (len(exercises()[exercise].concepts) - 1, True)


@pytest.mark.parametrize("exercise", exercises())
def test_what_students_get_is_the_stub(exercise: str, written: Path, places: Places) -> None:
    released, _ = ClearSolutions().preprocess(source(written, exercise), {})
    found = found_in(nbformat.writes(released).encode(), f"{exercise}.ipynb", [exercise])[exercise]
    assert found.is_stub(known_stub(places.keys, places.solutions, exercise) or "")


@pytest.mark.parametrize("exercise", exercises())
def test_the_text_teaches_what_the_docstring_does(exercise: str, written: Path, places: Places) -> None:
    assert places.solutions is not None
    reference = (places.solutions / exercise / "reference.py").read_text("utf-8")
    text = cell(source(written, exercise), f"{exercise}-text").source
    title, *lines = (ast.get_docstring(ast.parse(reference)) or "").splitlines()
    assert text.startswith(f"# {exercises()[exercise].number}. {title.rstrip('.')}")
    assert [line for line in lines if line not in text] == []


def test_two_courses_written_alike_are_alike(written: Path, tmp_path: Path) -> None:
    course(tmp_path / "ml")
    for path in written.rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "ml" / path.relative_to(written)).read_bytes()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused = course(tmp_path)
    assert (refused.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["notes.txt"])
    assert "is not empty" in refused.stderr


def test_a_name_that_nbgrader_could_not_use_is_refused(tmp_path: Path) -> None:
    refused = course(tmp_path / "ml", "--assignment", "week 1+2")
    assert refused.exit_code == 2
    assert "--assignment" in refused.stderr
    assert not (tmp_path / "ml").exists()


def test_a_students_copy_cannot_write_a_course(tmp_path: Path) -> None:
    refused = course(tmp_path / "ml", GRADER_KIT=str(tmp_path))
    assert refused.exit_code == 2
    assert "no solutions" in refused.stderr


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = course(tmp_path / "file" / "ml")
    assert refused.exit_code == 2
    assert "cannot be written" in refused.stderr
