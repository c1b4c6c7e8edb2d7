"""The golden reports: what a learner reads, word for word.

    python -m tests.golden_reports      writes them anew; read `git diff` before you commit

Each file in tests/golden is named <exercise>.<misconception>.txt and holds the card of that misconception.
"""

from pathlib import Path

from click import unstyle

from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.report.terminal import exercise_card, summary_line
from grader.workspace import Found

FOLDER = Path(__file__).parent / "golden"


def report_of(judge: Judge, exercise: str, program: str) -> str:
    """Return the summary line and the card of a program, as a terminal of 80 columns without colour shows them."""
    _, [graded] = judge.grade("golden", [Found(exercise, program)])
    lines = [summary_line(graded.result), *exercise_card(graded.result)]
    return unstyle("\n".join(lines)) + "\n"


def golden_files() -> list[Path]:
    """Return all golden reports."""
    return sorted(FOLDER.glob("*.txt"))


def program_of(places: Places, golden: Path) -> tuple[str, str]:
    """Return the exercise and the program that a golden report is of."""
    assert places.solutions is not None
    exercise, name = golden.stem.split(".")
    solutions = Solutions(places.solutions / exercise)
    if name == "reference":
        return exercise, solutions.reference
    [wrong] = [one for one in solutions.misconceptions if one.id == name]
    return exercise, solutions.program(wrong)


def main() -> None:
    """Write all golden reports anew."""
    places = find_places()
    with learners_judge(places) as judge:
        for golden in golden_files():
            golden.write_text(report_of(judge, *program_of(places, golden)), "utf-8")


if __name__ == "__main__":
    main()
