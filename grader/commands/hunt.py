"""`grader hunt`: a program with one mistake planted, and only its symptom."""

import sys

import click

from grader.commands.lines import read_line
from grader.commands.output import OurError, say, show
from grader.commands.single import judge_of, one_exercise
from grader.grading import Judge
from grader.hunting.catalogue import hunts
from grader.hunting.choosing import prepared
from grader.hunting.holding import FOLDER, begin, hold
from grader.hunting.journal import Journal
from grader.hunting.rounds import Round, all_rounds, open_round
from grader.hunting.symptom import NoSymptom
from grader.journal import NotKept
from grader.places import Places, find_places
from grader.quiz.dialogue import Stopped


@click.command("hunt")
@click.argument("names", nargs=-1, metavar="[EXERCISE]...")
@click.option("--new", is_flag=True, help="Begin another hunt, even where one is open.")
def command(names: tuple[str, ...], new: bool) -> None:
    """Find the mistake in a program that runs: name the concept, then mend it.

    The program is your own where it passed, else the lesson's; it is laid out in hunts/, and your exercises stay as
    they are. Without arguments, `grader hunt` goes on where an open hunt stood. Answers are kept in
    .progress/hunts.jsonl, and count in `grader stats` and `grader review`.

    Exit code: 0 done or stopped, 2 wrong usage, 3 an error of the grader's own.
    """
    places = find_places()
    wanted = list(dict.fromkeys(one_exercise(name) for name in names))
    journal = Journal(places.progress)
    try:
        rounds = all_rounds(journal.events())
        if journal.damaged:
            say(f"Left out, because unreadable: {journal.damaged} of the lines of {journal.path}.")
        with judge_of(places) as judge:
            going_on = None if new or wanted else _open(rounds)
            if going_on is None:
                going_on = _begin(places, judge, journal, wanted, rounds)
            _hold(places, judge, journal, going_on)
    except NotKept as error:
        raise click.UsageError(f"Answers cannot be kept in {error}. Make that place writable.") from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}. Make that place writable.") from error


def _open(rounds: list[Round]) -> Round | None:
    """Return the hunt that was begun last, where there is something left to do."""
    still = open_round(rounds, "hunt")
    if still is None or still.begun.hunt not in hunts():
        return None
    show(f"Going on with the hunt of {still.begun.at[:10]}. `grader hunt --new` begins another.")
    return still


def _begin(places: Places, judge: Judge, journal: Journal, wanted: list[str], rounds: list[Round]) -> Round:
    candidates = [hunt for hunt in hunts().values() if not wanted or hunt.exercise in wanted]
    if sys.stderr.isatty():  # who waits wants to know for what: it has to be proven that it is that mistake
        say("Looking for a mistake to plant ...")
    found = prepared(judge, places, candidates, rounds)
    if found is None:
        raise click.UsageError(_nothing(places, wanted))
    if not found.own:
        say(f"This is the lesson's {found.hunt.exercise}: yours does not pass yet, or is written in a way that "
            "this mistake does not fit.")  # fmt: skip
    return begin(places, journal, found, "hunt")


def _nothing(places: Places, wanted: list[str]) -> str:
    if places.solutions is not None:
        return f"There is no hunt for {', '.join(wanted)}. `grader hunt` alone picks one."
    which = " or ".join(wanted) if wanted else "an exercise"
    return (
        "A hunt breaks a program that works. This copy of the kit holds no solutions, so it breaks your own: "
        f"pass {which} first, or another one, and come back. (Some ways of writing it cannot be broken.)"
    )


def _hold(places: Places, judge: Judge, journal: Journal, going_on: Round) -> None:
    try:
        hold(places, judge, journal, going_on, read_line, show)
    except NoSymptom as error:
        raise OurError(f"{error}, by a fault of ours. `grader hunt --new` begins another.") from error
    except (Stopped, EOFError, KeyboardInterrupt) as stopped:
        folder = f"{FOLDER}/{going_on.begun.folder}"
        show(f"\nStopped. `grader hunt` goes on from here; the program stays in {folder}.")
        if isinstance(stopped, KeyboardInterrupt):
            sys.exit(130)
