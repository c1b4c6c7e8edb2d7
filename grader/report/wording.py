"""What every report says in the same words, in a terminal, on a page, and to other programs."""

import shlex
from pathlib import Path

from grader.record import ExerciseResult, Record

MARKS = {"passed": "✓", "failed": "✗", "not_started": "·", "missing": "·", "error": "!"}
WALLS = {
    "sandbox": "your code ran in the sandbox",
    "process": "your code ran in a process of its own, without the sandbox",
}


def verdict(result: ExerciseResult) -> str:
    """Return an exercise's verdict in words: the headline's name where there is one."""
    words = {
        "passed": "passed",
        "failed": short(result.headline or ""),
        "not_started": "not started",
        "missing": f"no file {result.exercise}.py",
        "error": "could not be graded",
    }
    return words[result.status]


def tally(result: ExerciseResult) -> list[str]:
    """Return what passed, and what was not checked for which reason: one phrase each."""
    passed = [short(one.concept) for one in result.concepts[1:] if one.status == "passed"]
    waiting: dict[str, list[str]] = {}
    for one in result.concepts:
        if one.status == "not_checked":
            waiting.setdefault(short(one.because or ""), []).append(short(one.concept))
    said = [f"passed: {' · '.join(passed)}"] if passed else []
    return said + [f"not checked: {' · '.join(names)} (rests on {why})" for why, names in waiting.items()]


def counted(record: Record) -> str:
    """Return how many exercises passed, and in what time where that is told."""
    passed = sum(result.status == "passed" for result in record.exercises)
    duration = f" in {record.seconds:.2f} s" if record.seconds >= 0.005 else ""
    return f"{passed} of {len(record.exercises)} passed{duration}"


def where_to_start(record: Record) -> str | None:
    """Return the exercise to begin with; None where something is begun and waits to be mended."""
    if any(result.status == "failed" for result in record.exercises):
        return None
    return next((result.exercise for result in record.exercises if result.status == "not_started"), None)


def way_to(command: str, exercise: str, elsewhere: Path | None = None) -> str:
    """Return what to type for an exercise; `elsewhere` is its folder, if that is not the kit's own."""
    return f"grader {command} {exercise}" + (f" --dir {shlex.quote(str(elsewhere))}" if elsewhere else "")


def short(concept: str) -> str:
    """Return a concept's name without its exercise."""
    return concept.partition(".")[2]
