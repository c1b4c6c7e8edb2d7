"""The golden pages: what a student reads of a whole submission, and what Gradescope gets of it, word for word.

python -m tests.golden_pages      writes them anew; read `git diff` before you commit
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from grader.classroom.outputs.writing import write_all
from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.record import Record
from grader.workspace import Found

FOLDER = Path(__file__).parent / "golden"
HANDED_IN = {"softmax": "whole_array", "cross_entropy": "gradient_not_divided", "torch_loop": "no_zero_grad"}
FILES = {"feedback/zoe.html": "student.{}.html", "gradescope/zoe.json": "student.{}.json"}


def record_of(judge: Judge, places: Places) -> Record:
    """Three mistakes, one that is right, one with a syntax error; the time that it took set to a fixed one."""
    assert places.solutions is not None
    found = [Found("mse", Solutions(places.solutions / "mse").reference)]
    for exercise, name in HANDED_IN.items():
        solutions = Solutions(places.solutions / exercise)
        [wrong] = [one for one in solutions.misconceptions if one.id == name]
        found.append(Found(exercise, solutions.program(wrong)))
    found.append(Found("update_rule", "def gradient_step(params, grads, lr):\n    return params - <b>lr\n"))
    record, _ = judge.grade("zoe", sorted(found, key=lambda one: exercises()[one.exercise].number))
    return structs.replace(record, seconds=0.25, isolation="sandbox")


def pages_of(record: Record) -> dict[str, str]:
    """Return the golden files of a record by name, open and hidden."""
    pages = {}
    with TemporaryDirectory() as folder:
        for kind in ("open", "hidden"):
            asked = [*(one.exercise for one in record.exercises), "backprop"]
            write_all(lambda: iter([record]), Path(folder), asked, hidden=kind == "hidden")
            for path, name in FILES.items():
                pages[name.format(kind)] = Path(folder, path).read_text("utf-8")
    return pages


def main() -> None:
    """Write all golden pages anew."""
    places = find_places()
    with learners_judge(places) as judge:
        for name, text in pages_of(record_of(judge, places)).items():
            (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
