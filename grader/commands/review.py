"""`grader review`: what is due, asked again in another dress."""

import sys
from datetime import UTC, datetime

import click

from grader.commands.learner import learners_history
from grader.commands.lines import read_line
from grader.commands.output import show, write_file
from grader.commands.quiz import all_questions
from grader.history import Happened, History, HistoryError
from grader.history.days import day_of
from grader.places import find_places
from grader.quiz.dialogue import Stopped
from grader.report.document import indented
from grader.report.review import closing_text, enough_text, nothing_text, plan_text
from grader.review.document import due_document
from grader.review.hunts import Hunts
from grader.review.memory import known
from grader.review.questions import Questions
from grader.review.queue import CAP, Queue, queue
from grader.review.ways import Item, Terminal, Unrecorded, Way, planned
from grader.review.writing import Writing


@click.command("review")
@click.option(
    "--count", type=click.IntRange(min=1), default=CAP, help=f"At most so many a day; {CAP} by default."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print what is due, for other programs; nothing is asked."
)
def command(count: int, as_json: bool) -> None:
    """Ask again what is due: by questions with fresh numbers, by bugs to find, and one exercise a day to write anew.

    What is due follows from what you did: right at once, after a hint, revealed, missed in the quiz or in a hunt. What
    slipped comes back the next day, what holds after longer and longer. Exercises to write are laid out in reviews/,
    programs with a bug in hunts/.

    Exit code: 0 done, stopped or nothing due, 2 wrong usage, 3 an error of the grader's own.
    """
    places, questions = find_places(), all_questions()
    with History(places) as history:
        try:
            events = learners_history(places, history, questions)
            memories = known(events, questions)
            found = queue(memories, events, datetime.now(UTC))
            with Hunts(places) as hunts:
                ways: list[Way] = [
                    Questions(questions, history, events),
                    hunts,
                    Writing(places, history, events),
                ]
                items = planned(found.due, ways, found.room(count), found.done)
                if as_json:
                    write_file("-", indented(due_document(found, items)))
                    return
                if not items:
                    show(_nothing(found, events, found.room(count)))
                    return
                covered = sum(len(item.memories) for item in items)
                show(plan_text(items, len(found.due) - covered))
                code = _held(items, ways)
            after = known(learners_history(places, history, questions), questions)
            reviewed = [memory for subject, memory in after.items() if memory != memories.get(subject)]
            if reviewed:
                show(closing_text(reviewed, day_of(datetime.now(UTC)), questions))
            sys.exit(code)
        except HistoryError as error:
            raise click.UsageError(f"Your history cannot be read: {error}.") from error
        except Unrecorded as error:
            raise click.UsageError("The review ends here: what is not kept would be asked again.") from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise click.UsageError(
                f"{error.filename}: {error.strerror}. Make that place writable."
            ) from error


def _held(items: list[Item], ways: list[Way]) -> int:
    """Go through the items, and return the exit code. What was answered is kept, however it ends."""
    by_name = {way.name: way for way in ways}
    try:
        for number, item in enumerate(items, 1):
            by_name[item.way].ask(item, number, len(items), Terminal(read_line, show))
    except (Stopped, EOFError, KeyboardInterrupt) as stopped:
        show("\nStopped. `grader review` goes on from here.")
        return 130 if isinstance(stopped, KeyboardInterrupt) else 0
    return 0


def _nothing(found: Queue, events: list[Happened], room: int) -> str:
    if found.due:
        return enough_text(sum(found.done.values()), len(found.due), more_on_request=not room)
    return nothing_text(found.next_day, day_of(datetime.now(UTC)), ever=bool(events))
