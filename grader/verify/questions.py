"""The quiz's questions as they are written: told apart, explained, right in one way only, and no longer than needed."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.quiz.kinds.order import first_mistake
from grader.quiz.questions import Choice, Mistake, Number, Order, Question, Spoken, Topic
from grader.quiz.topics import FOLDER, TopicError, read_topic
from grader.verify.flaw import Flaw, listed
from grader.verify.question_numbers import draw_flaws, stated_number_flaws

LONGEST = {
    "idea": 70,
    "asks": 420,
    "because": 330,
    "belief": 100,
    "correction": 300,
    "an answer": 180,
    "a point": 180,
}
FEWEST_DISTRACTORS, FEWEST_POINTS, MOST_PIECES = 2, 3, 6
GIVES_AWAY = 1.3  # times as long as the longest wrong answer
OFTEN = 0.4


@dataclass(frozen=True)
class VerifiedQuestions:
    """How many questions in how many topics were looked at, and what is wrong with them."""

    questions: int
    topics: int
    flaws: tuple[Flaw, ...]


def verify_questions(folder: Path = FOLDER) -> VerifiedQuestions:
    """Return what is wrong with the questions in `folder`."""
    topics, flaws = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            topics.append(read_topic(path))
        except TopicError as error:
            flaws.append(Flaw("grader/quiz/topics", f"{error}", "Correct that file."))
    for topic in topics:
        flaws += _topic_flaws(topic)
    flaws += _names_of_topics(topics)
    flaws += _length_betrays([one for topic in topics for one in topic.choice])
    return VerifiedQuestions(sum(len(topic.questions) for topic in topics), len(topics), tuple(flaws))


def _names_of_topics(topics: list[Topic]) -> Iterator[Flaw]:
    for name, count in Counter(topic.name for topic in topics).items():
        if count > 1:
            yield Flaw("grader/quiz/topics", f"{count} topics are named {name}.", "Give each its own name.")


def _topic_flaws(topic: Topic) -> Iterator[Flaw]:
    file = f"grader/quiz/topics/{topic.place:02}_{topic.name}.toml"
    for identity, count in Counter(question.id for question in topic.questions).items():
        if count > 1:
            what = f"{count} questions have the id {identity!r}."
            yield Flaw(file, what, "Give each its own: answers are kept under it.")
    for question in topic.questions:
        where = f"{file}, {question.id}"
        yield from _text_flaws(where, question)
        yield from _see_flaws(where, question)
        yield from stated_number_flaws(where, question)
        for kind, flaws_of in _FLAWS_OF_A_KIND.items():
            if isinstance(question, kind):
                yield from flaws_of(where, question)


def _text_flaws(where: str, question: Question) -> Iterator[Flaw]:
    if not question.id.isidentifier():
        yield Flaw(where, f"{question.id!r} is no id.", "Use letters, digits and underscores.")
    for name, text in texts(question):
        if not text.strip():
            yield Flaw(where, f"Its {name} is empty.", "Write it: a learner reads it.")
        elif len(text) > LONGEST[name]:
            what = f"Its {name} has {len(text)} characters, more than {LONGEST[name]}: “{text[:40]}…”"
            yield Flaw(where, what, "Say it in fewer words.")


def texts(question: Question) -> Iterator[tuple[str, str]]:
    """Yield all texts of a question that a learner reads, each with what it is."""
    yield from [("idea", question.idea), ("asks", question.asks)]
    if isinstance(question, Choice | Number | Order):
        yield "because", question.because
    if isinstance(question, Choice):
        yield "an answer", question.right
        yield from (("an answer", wrong.says) for wrong in question.wrong)
    if isinstance(question, Order):
        yield from (("an answer", piece) for piece in question.pieces.values())
    if isinstance(question, Spoken):
        yield from (("a point", point) for point in question.points)
    for mistake in mistakes_of(question):
        yield from [("belief", mistake.belief), ("correction", mistake.correction)]


def mistakes_of(question: Question) -> list[Mistake]:
    """Return the mistakes that a question explains."""
    match question:
        case Choice():
            return list(question.wrong)
        case Number():
            return list(question.mistakes.values())
        case Order():
            return list(question.mistakes)
    return []


def _see_flaws(where: str, question: Question) -> Iterator[Flaw]:
    """Yield where a question leads back to a concept that its exercise does not have."""
    exercise = exercises().get(question.see.partition(".")[0])
    if exercise is not None and question.see not in {concept.id for concept in exercise.concepts}:
        names = listed([concept.id for concept in exercise.concepts])
        yield Flaw(where, f"Its see names {question.see}, which is no concept.", f"They are: {names}.")


def _choice_flaws(where: str, question: Choice) -> Iterator[Flaw]:
    if len(question.wrong) < FEWEST_DISTRACTORS:
        what = f"It has fewer than {FEWEST_DISTRACTORS} wrong answers."
        yield Flaw(where, what, "Add what people really believe.")
        return
    yield from _twice(where, "answers", [question.right, *(wrong.says for wrong in question.wrong)])
    yield from _twice(where, "names of mistakes", [wrong.name for wrong in question.wrong])
    longest = max(len(wrong.says) for wrong in question.wrong)
    if len(question.right) > GIVES_AWAY * longest:
        what = f"Its right answer has {len(question.right)} characters, the longest wrong one {longest}."
        yield Flaw(where, what, "Let them be alike in length: the longest is the one that people guess.")


def _length_betrays(choices: list[Choice]) -> Iterator[Flaw]:
    longest = [one.id for one in choices if len(one.right) > max((len(w.says) for w in one.wrong), default=0)]
    if choices and len(longest) > OFTEN * len(choices):
        what = f"In {len(longest)} of {len(choices)} questions the right answer is the longest."
        yield Flaw("grader/quiz/topics", what, f"Shorten some of: {listed(longest)}.")


def _order_flaws(where: str, question: Order) -> Iterator[Flaw]:
    pieces = list(question.pieces)
    if not 2 <= len(pieces) <= MOST_PIECES:
        yield Flaw(where, f"It has {len(pieces)} pieces.", f"Let there be 2 to {MOST_PIECES}.")
        return
    yield from _twice(where, "pieces", list(question.pieces.values()))
    yield from _twice(where, "names of mistakes", [mistake.name for mistake in question.mistakes])
    for mistake in question.mistakes:
        unknown = [piece for piece in mistake.shows if piece not in pieces]
        if unknown or len(set(mistake.shows)) != len(mistake.shows) or len(mistake.shows) < 2:
            what = f"The mistake {mistake.name} shows {mistake.shows}."
            yield Flaw(where, what, f"Name two or more of the pieces, each once: {listed(pieces)}.")
            return
    if first_mistake(question, pieces) is not None:
        yield Flaw(
            where, "The order in which its pieces are written is not right.", "Write them in a right one."
        )
    shown = {found.name for order in permutations(pieces) if (found := first_mistake(question, order))}
    for mistake in question.mistakes:
        if mistake.name not in shown:
            what = f"No order shows the mistake {mistake.name} first."
            yield Flaw(where, what, "Take it out, or let it stand before those that hide it.")


def _spoken_flaws(where: str, question: Spoken) -> Iterator[Flaw]:
    if len(question.points) < FEWEST_POINTS:
        what = f"It has fewer than {FEWEST_POINTS} points."
        yield Flaw(where, what, "Say what a good answer holds.")
    yield from _twice(where, "points", question.points)


def _twice(where: str, what: str, names: list[str]) -> Iterator[Flaw]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Flaw(where, f"Two of its {what} are the same: “{name[:60]}”.", "Let each be its own.")


_FLAWS_OF_A_KIND: dict[type[Question], Callable[..., Iterator[Flaw]]] = {
    Choice: _choice_flaws,
    Number: draw_flaws,
    Order: _order_flaws,
    Spoken: _spoken_flaws,
}
