"""`grader drill`: exercises from blank stubs, against the clock."""

import secrets
import sys
from random import Random

import click
from rich.console import Console

from grader.commands.output import OurError, say, show
from grader.commands.single import judge_of, one_exercise
from grader.curriculum.catalogue import exercises
from grader.drilling.choosing import chosen_for, minutes_of
from grader.drilling.clock import awaited
from grader.drilling.dialogue import Dialogue
from grader.drilling.journal import Begun, Journal
from grader.drilling.rounds import Round, all_rounds
from grader.journal import NotKept, now
from grader.key.keyring import NoKey
from grader.laying import new_folder
from grader.places import Places, find_places
from grader.quiz.dialogue import Stopped
from grader.report.drill import ending_text
from grader.report.reveal import side_by_side
from grader.workspace import read

FOLDER = "drills"
MINUTES = 45


@click.command("drill")
@click.argument("names", nargs=-1, metavar="[EXERCISE]...")
@click.option(
    "--minutes", type=click.IntRange(min=1), help=f"Pick exercises for that long; {MINUTES} by default."
)
@click.option("--new", is_flag=True, help="Begin another drill, even where one was interrupted.")
def command(names: tuple[str, ...], minutes: int | None, new: bool) -> None:
    """Write exercises from blank stubs against the clock, as in an interview.

    The stubs are laid out in a new folder, drills/<date>; your exercises stay as they are. Without arguments,
    `grader drill` goes on where an interrupted one stood: the clock too. What happened is kept in
    .progress/drills.jsonl, and counts in `grader stats` and `grader review`.

    Exit code: 0 done or stopped, 2 wrong usage, 3 an error of the grader's own.
    """
    if names and minutes:
        raise click.UsageError("Name exercises, or say how many minutes there are: not both.")
    wanted = list(dict.fromkeys(one_exercise(name) for name in names))
    places = find_places()
    journal = Journal(places.progress)
    try:
        rounds = all_rounds(journal.events())
        if journal.damaged:
            say(f"Left out, because unreadable: {journal.damaged} of the lines of {journal.path}.")
        going_on = None if new or names or minutes else _open(rounds)
        if going_on is None:
            picked = wanted or chosen_for(minutes or MINUTES, rounds, Random(secrets.token_hex(8)))
            going_on = _begin(places, journal, picked)
        _hold(places, journal, going_on)
    except NotKept as error:
        raise click.UsageError(f"The drill cannot be kept in {error}. Make that place writable.") from error
    except NoKey as error:
        raise OurError(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}. Make that place writable.") from error


def _open(rounds: list[Round]) -> Round | None:
    """Return the drill that was begun last, where it was not ended and this copy has all its exercises."""
    still = [one for one in rounds[-1:] if not one.ended and set(one.exercises) <= set(exercises())]
    if still:
        show(f"Going on with the drill of {still[0].begun.at[:10]}. `grader drill --new` begins another.")
    return still[0] if still else None


def _begin(places: Places, journal: Journal, picked: list[str]) -> Round:
    if not picked:
        raise click.UsageError("No exercise is that short. Give it a few minutes more.")
    folder = new_folder(places.root / FOLDER)
    begun = Begun(
        round=secrets.token_hex(8),
        at=now(),
        exercises=picked,
        folder=folder.name,
        minutes=minutes_of(picked),
    )
    journal.append(begun)
    return Round(begun, picked[0])


def _hold(places: Places, journal: Journal, going_on: Round) -> None:
    named = f"{FOLDER}/{going_on.begun.folder}"
    folder = places.root / named
    with judge_of(places) as judge:
        dialogue = Dialogue(going_on, folder, named, judge, journal, awaited, show)
        try:
            dialogue.hold()
        except (Stopped, EOFError, KeyboardInterrupt) as stopped:
            show(
                f"\nPaused, and the clock with it. `grader drill` goes on from here; your files are in {named}."
            )
            if isinstance(stopped, KeyboardInterrupt):
                sys.exit(130)
            return
    show(ending_text(going_on))
    _show_references(places, going_on)


def _show_references(places: Places, over: Round) -> None:
    """Show the reference beside each exercise that was tried, where the references are.

    The work is over: that is no help in it, and no reveal.
    """
    for name in over.exercises:
        reference = places.reference(name)
        if over.tries_at(name) and reference.is_file():
            yours = read(places.root / FOLDER / over.begun.folder, name).source or ""
            show(f" {name}")
            text = side_by_side(yours, reference.read_text("utf-8"))
            Console(highlight=False).print(text, soft_wrap=True)
