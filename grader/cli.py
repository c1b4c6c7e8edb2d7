"""The `grader` command: a list of commands, each loaded when it is called."""

import gc
import importlib
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path

import click

from grader.commands.output import complain, say

OBJECTS_BETWEEN_COLLECTIONS = 100_000  # imports make hundreds of thousands, and no garbage
COMMANDS = {
    "grade": "Grade the exercises in a folder and say which concept failed.",
    "watch": "Grade what you save, on every save.",
    "list": "List the exercises and what each is about.",
    "hint": "Show the next hint for an exercise.",
    "reveal": "Show the reference beside your own file, after a pass.",
    "reset": "Bring back the stub of an exercise; your file is kept aside.",
    "plot": "Draw pictures of what your code does: losses, paths, gradients.",
    "quiz": "Ask the lesson's questions, and say which belief a wrong answer goes with.",
    "drill": "Write exercises from blank stubs against the clock, as in an interview.",
    "hunt": "Find the mistake in a program that runs: only its symptom is shown.",
    "play": "Open the playground: the lesson's figures, to move with your own hands.",
    "review": "Ask again what slipped or was long ago, with other numbers.",
    "stats": "Show what holds and what slips, and how often you practised.",
    "batch": "Grade a class: folders, notebooks, or a download of submissions.",
    "course": "Write a course for nbgrader, its notebooks and its configuration.",
    "validate": "Check notebooks before they are handed in; the exit code tells.",
    "gradescope": "Build an autograder for Gradescope.",
    "release": "Write the students' kit: no solutions, no instructor's commands.",
    "doctor": "Say how well this machine keeps submissions apart, and what to mend.",
    "key": "Build the answer keys that are missing or out of date.",
    "verify": "Check the exercises themselves: for authors.",
}


def commands_here() -> dict[str, str]:
    """Return the commands of this copy: a student's has no instructor's ones."""
    folder = Path(__file__).parent / "commands"
    return {name: line for name, line in COMMANDS.items() if (folder / f"{name}.py").is_file()}


class LazyCommands(click.Group):
    """Imports a command's module only when that command runs: start-up is part of every verdict's time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order in which they are explained."""
        return list(commands_here())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        if cmd_name not in commands_here():
            return None
        return importlib.import_module(f"grader.commands.{cmd_name}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and their lines, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(commands_here().items()))


@click.command(
    cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
def program() -> None:
    """Exercises on the pieces from which every model learns, graded by concept."""


def main() -> None:
    """Run the command line. Exit codes: 0 all passed, 1 something failed, 2 wrong usage, 3 our own error."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that this terminal has not is no reason to fail
    try:
        sys.exit(program.main(prog_name="grader", standalone_mode=False))
    except click.ClickException as error:
        complain(error)
        sys.exit(3 if error.exit_code == 3 else 2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        sys.exit(_told(error))


def _open_what_is_closed() -> None:
    """Have all three standard streams: who closed one (`<&-`) means nothing to read, or nowhere to write.

    Otherwise the next file or pipe would get its number.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest free number: this one
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", encoding="utf-8"))


def _told(error: Exception) -> int:
    """Tell of an error in a sentence, and return the exit code: whatever we did not foresee is ours."""
    from grader.progress import ProgressError  # it takes longer to import than a verdict may wait

    if isinstance(error, ProgressError):
        why = f"{error.filename}: {error.strerror}"
        say(f"Error: What you do cannot be kept in {why}. Make that place readable and writable.")
        return 2
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(where.filename)}, line {where.lineno}"
    say(f"The grader itself failed, in {place}: {type(error).__name__}: {error}")
    return 3
