"""`grader review`: what is due, asked again in another dress."""

import sys
from datetime import UTC, datetime

import click
import msgspec

from grader.commands.learner import learners_history
from grader.commands.output import show
from grader.commands.quiz import all_questions
from grader.commands.reading import read_line
from grader.history import Happened, History, HistoryError
from grader.history.days import day_of
from grader.places import find_places
from grader.quiz.dialogue import Stopped
from grader.quiz.questions import Question
from grader.report.review import closing_text, nothing_text, plan_text
from grader.review.document import due_document
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
    """Ask again what is due: by questions with fresh numbers, and one exercise a day to write from its stub.

    What is due follows from what you did: right at once, after a hint, revealed, missed in the quiz. What slipped comes
    back the next day, what holds after longer and longer. Exercises to write are laid out in reviews/.

    Exit code: 0 done, stopped or nothing due, 2 wrong usage, 3 an error of the grader's own.
    """
    places, questions = find_places(), all_questions()
    with History(places) as history:
        try:
            events = learners_history(places, history, questions)
            found = queue(known(events, questions), events, datetime.now(UTC))
            ways: list[Way] = [Questions(questions, history, events), Writing(places, history, events)]
            items = planned(found.due, ways, found.room(count), found.done)
            if as_json:
                _print(due_document(found, items))
            elif items:
                _hold(items, ways, found, questions, history)
            else:
                show(_nothing(found, events))
        except HistoryError as error:
            raise click.UsageError(f"Your history cannot be read: {error}.") from error
        except Unrecorded as error:
            raise click.UsageError("The review ends here: what is not kept would be asked again.") from error


def _hold(
    items: list[Item], ways: list[Way], found: Queue, questions: dict[str, Question], history: History
) -> None:
    """Go through the items. What was answered is kept, however it ends."""
    covered = {memory.subject for item in items for memory in item.memories}
    show(plan_text(items, len(found.due) - len(covered)))
    begun, code = datetime.now(UTC), 0
    by_name = {way.name: way for way in ways}
    try:
        for number, item in enumerate(items, 1):
            by_name[item.way].ask(item, number, len(items), Terminal(read_line, show))
    except (Stopped, EOFError):
        show("\nStopped. `grader review` goes on from here.")
    except KeyboardInterrupt:
        show("\nStopped. `grader review` goes on from here.")
        code = 130
    _close(history, begun, questions)
    if code:
        sys.exit(code)


def _close(history: History, begun: datetime, questions: dict[str, Question]) -> None:
    memories = known(history.events(), questions).values()
    reviewed = [memory for memory in memories if memory.last.at >= begun]
    if reviewed:
        show(closing_text(reviewed, day_of(begun), questions))


def _nothing(found: Queue, events: list[Happened]) -> str:
    return nothing_text(
        ever=bool(found.due or found.next_day),
        done=sum(found.done.values()),
        left=len(found.due),
        next_day=found.next_day,
        today=day_of(datetime.now(UTC)),
    )


def _print(document: object) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n")
    sys.stdout.buffer.flush()
