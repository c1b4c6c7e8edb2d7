"""`grader list`: what there is to do."""

import click

from grader.commands.console import console
from grader.curriculum.catalogue import exercises


@click.command("list")
def command() -> None:
    """List the exercises in order, with their functions and concepts."""
    out = console()
    for exercise in exercises().values():
        out.print(f"{exercise.number:2} {exercise.name:<15} {exercise.title}", style="bold")
        for function, parameters in exercise.functions.items():
            out.print(f"     {function}({parameters})", style="cyan")
        for concept in exercise.concepts[1:]:
            out.print(f"     {concept.name:<20} {concept.says}")
        out.print()
