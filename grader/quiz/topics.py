"""The questions, read from `topics/`: a file a topic, `<place>_<name>.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from grader.quiz.questions import KINDS, Question, Topic

FOLDER = Path(__file__).parent / "topics"


class TopicError(ValueError):
    """A file of questions cannot be used. The message says which, and what is wrong with it."""


def topics(folder: Path = FOLDER) -> list[Topic]:
    """Return all topics in their order. Raises TopicError."""
    return [read_topic(path) for path in sorted(folder.glob("*.toml"))]


def read_topic(path: Path) -> Topic:
    """Return the topic of a file. Raises TopicError with a sentence about what is wrong with it."""
    place, _, name = path.stem.partition("_")
    if not place.isdecimal() or not name:
        raise TopicError(f"{path.name} is not named as topics are: a number, `_`, and the topic's name.")
    try:
        entry: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        for question in _tables(entry):
            question["topic"] = name
        return msgspec.convert({**entry, "name": name, "place": int(place)}, Topic)
    except UnicodeDecodeError as error:
        raise TopicError(f"{path.name} is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise TopicError(f"{path.name} is not TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise TopicError(f"{path.name}: {_told(error, entry)}.") from error


def _tables(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tables of all questions, as far as the file holds such."""
    lists = [entry[kind] for kind in KINDS if isinstance(entry.get(kind), list)]
    return [question for questions in lists for question in questions if isinstance(question, dict)]


def _told(error: Exception, entry: dict[str, Any]) -> str:
    """Return what is wrong, with the id of the question in place of its position."""
    text = str(error)
    for kind in KINDS:
        for position, question in enumerate(entry[kind] if isinstance(entry.get(kind), list) else []):
            where = question.get("id", f"number {position + 1}") if isinstance(question, dict) else position
            text = text.replace(f"`$.{kind}[{position}]", f"`{kind} {where}")
    return text.replace("`$.", "`")


def by_key(all_topics: list[Topic]) -> dict[str, Question]:
    """Return the questions by their keys."""
    return {question.key: question for topic in all_topics for question in topic.questions}
