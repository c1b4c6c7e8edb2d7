"""`grader quiz`: the lesson's questions, answered in a terminal or by another program."""

import secrets
import sys
from typing import BinaryIO

import click
import msgspec

from grader.commands.lines import read_line
from grader.commands.output import OurError, say, show, write_file
from grader.journal import now
from grader.places import find_places
from grader.quiz.dialogue import Dialogue, Stopped
from grader.quiz.exchange import ExchangeError, graded_document, posed_document
from grader.quiz.journal import Begun, Journal, NotKept
from grader.quiz.questions import KINDS, LEVELS, Question
from grader.quiz.rounds import Round, Wish, chosen, last_round, names_to_ask_for
from grader.quiz.topics import TopicError, by_key, topics
from grader.report.document import indented
from grader.report.quiz import summary_text
from grader.workspace import similar

COUNT = 10
SEEDS = 1_000_000


@click.command("quiz")
@click.argument("names", nargs=-1, metavar="[TOPIC]...")
@click.option("--level", "levels", type=click.Choice(LEVELS, case_sensitive=False), multiple=True)
@click.option("--kind", "kinds", type=click.Choice(KINDS, case_sensitive=False), multiple=True)
@click.option("--count", type=click.IntRange(min=1), help=f"How many questions; {COUNT} by default.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="The same seed gives the same questions and numbers."
)
@click.option("--new", is_flag=True, help="Begin another round, even where one was interrupted.")
@click.option("--json", "as_json", is_flag=True, help="Print questions without answers, for other programs.")
@click.option(
    "--answers",
    type=click.File("rb"),
    help='Grade answers, as JSON: {"seed": 7, "answers": {"losses.mse": "0.5"}}; - for standard input.',
)
def command(
    names: tuple[str, ...],
    levels: tuple[str, ...],
    kinds: tuple[str, ...],
    count: int | None,
    seed: int | None,
    new: bool,
    as_json: bool,
    answers: BinaryIO | None,
) -> None:
    """Ask the lesson's questions, and say which belief a wrong answer goes with.

    TOPIC is one of losses, probabilities, gradients, learning_rate, minibatches, backprop, training_step,
    optimizers, generalization, debugging; or an exercise. All by default. Without options, `grader quiz` goes on
    where an interrupted round stood. Answers are kept in .progress/quiz.jsonl.

    Exit code: 0 done or stopped, 2 wrong usage, 3 an error of the grader's own.
    """
    questions = all_questions()
    wish = Wish(names, levels, kinds)
    _check_names(questions, names)
    anything_asked = bool(names or levels or kinds or count or seed is not None or new)
    if answers is not None:
        if anything_asked:
            raise click.UsageError("With --answers the file says it all: leave topics and other options out.")
        write_file("-", indented(_graded(questions, answers.read())))
        return
    if as_json:
        seed = secrets.randbelow(SEEDS) if seed is None else seed
        write_file("-", indented(posed_document(questions, _chosen(questions, wish, count, seed), seed)))
        return
    journal = Journal(find_places().progress)
    try:
        going_on = None if anything_asked else _interrupted(journal, questions)
        if going_on is None:
            seed = secrets.randbelow(SEEDS) if seed is None else seed
            going_on = _new_round(journal, _chosen(questions, wish, count, seed), seed)
        _hold(going_on, questions, journal)
    except NotKept as error:
        raise click.UsageError(
            f"Answers cannot be kept in {error}. Make that place readable and writable."
        ) from error


def all_questions() -> dict[str, Question]:
    """Return the questions by their keys. Raises OurError."""
    try:
        return by_key(topics())
    except TopicError as error:
        raise OurError(f"A file of questions is damaged, by a fault of ours. {error}") from error


def _check_names(questions: dict[str, Question], names: tuple[str, ...]) -> None:
    known = names_to_ask_for(questions)
    for name in names:
        if name not in known:
            raise click.UsageError(
                f"There are no questions about {name!r}.{similar(name, known)} There are about: {', '.join(known)}."
            )


def _chosen(questions: dict[str, Question], wish: Wish, count: int | None, seed: int) -> list[str]:
    keys = chosen(questions, wish, count or COUNT, seed)
    if not keys:
        raise click.UsageError("No question is of that level and kind there. Ask for less at once.")
    return keys


def _graded(questions: dict[str, Question], data: bytes) -> object:
    try:
        return graded_document(questions, data)
    except ExchangeError as error:
        raise click.UsageError(str(error)) from error


def _interrupted(journal: Journal, questions: dict[str, Question]) -> Round | None:
    """Return the round to go on with, without the questions that are there no more; None where none is open."""
    found = last_round(journal.events())
    if journal.damaged:
        lines = "1 line" if journal.damaged == 1 else f"{journal.damaged} lines"
        say(f"Left out, because unreadable: {lines} of {journal.path}. Nothing there was changed.")
    if found is None:
        return None
    still = [key for key in found.begun.questions if key in questions]
    found = Round(msgspec.structs.replace(found.begun, questions=still), found.answers, found.said)
    if not found.left:
        return None
    place = len(still) - len(found.left) + 1
    show(f"Going on with the round of {found.begun.at[:10]}, question {place} of {len(still)}.")
    show("`grader quiz --new` begins another.")
    return found


def _new_round(journal: Journal, keys: list[str], seed: int) -> Round:
    begun = Begun(round=secrets.token_hex(8), at=now(), seed=seed, questions=keys)
    journal.append(begun)
    number = "1 question" if len(keys) == 1 else f"{len(keys)} questions"
    show(f"{number}. Type an answer and Enter; ? if you do not know, q to stop.")
    return Round(begun)


def _hold(going_on: Round, questions: dict[str, Question], journal: Journal) -> None:
    try:
        Dialogue(going_on, questions, journal, read_line, show).hold()
    except (Stopped, EOFError, KeyboardInterrupt) as stopped:
        show(f"\nStopped. {len(going_on.answers)} of {len(going_on.begun.questions)} answers are kept.")
        show("`grader quiz` goes on from here.")
        if isinstance(stopped, KeyboardInterrupt):
            sys.exit(130)
        return
    show(summary_text(going_on, questions))
