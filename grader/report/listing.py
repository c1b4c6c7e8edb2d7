"""The exercises, as `grader list` shows them."""

from collections.abc import Iterable

from click import style

from grader.curriculum.catalogue import Exercise


def listing(exercises: Iterable[Exercise]) -> str:
    """Return each exercise with its functions and concepts."""
    lines = []
    for exercise in exercises:
        lines.append(style(f"{exercise.number:2} {exercise.name:<15} {exercise.title}", bold=True))
        lines += [style(f"     {name}({of})", fg="cyan") for name, of in exercise.functions.items()]
        lines += [f"     {concept.name:<20} {concept.says}" for concept in exercise.concepts[1:]]
        lines.append("")
    return "\n".join(lines)
