"""The exercises, as `grader list` shows them."""

from collections.abc import Iterable

from click import style

from grader.curriculum.catalogue import Exercise
from grader.report.fitting import paragraph


def listing(exercises: Iterable[Exercise]) -> str:
    """Return each exercise with its functions and concepts."""
    lines = []
    for exercise in exercises:
        lines.append(style(f"{exercise.number:2} {exercise.name:<15} {exercise.title}", bold=True))
        for text in _signatures(exercise):
            lines += [style(line, fg="cyan") for line in paragraph(text, "     ", " " * 7)]
        for concept in exercise.concepts[1:]:
            lines += paragraph(concept.says, f"     {concept.name:<20} ", " " * 26)
        lines.append("")
    return "\n".join(lines)


def _signatures(exercise: Exercise) -> list[str]:
    """Return how each function is called, and which methods a class has."""
    texts = [f"{name}({of})" for name, of in exercise.functions.items()]
    for name, methods in exercise.classes.items():
        texts.append(f"{name} has: {', '.join(method for method in methods if method != '__init__')}")
    return texts
