"""Lines that fit: into a report, whose width is always the same, and into a terminal as wide as it is."""

import re
import textwrap

from click import unstyle

WIDTH = 78  # of a report
NARROWEST = 20
_COMMAND = re.compile(r"`[^`]*`")


def paragraph(text: str, first: str, others: str | None = None, *, whole_words: bool = False) -> list[str]:
    """Return a text in lines of a report, none for no text; `first` begins the first of them, `others` all others.

    Where there are no `others`, `first` begins every line. With `whole_words` a word that is too long stays whole.
    """
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if others is None else others,
        break_on_hyphens=False,
        break_long_words=not whole_words,
    )


def fitted(line: str, columns: int, *, whole_words: bool = False) -> list[str]:
    """Return a line in parts that fit, indented as it is; one that has to be broken loses its styles.

    What stands in backticks, to be typed, stays in one piece where it fits; with `whole_words` a longer word, such as
    an address to be copied, is left for the terminal to break.
    """
    plain = unstyle(line)
    if len(plain) <= room(columns):
        return [line]
    indent = " " * min(len(plain) - len(plain.lstrip()), room(columns) // 2)
    kept = _COMMAND.sub(lambda command: command[0].replace(" ", "\N{NO-BREAK SPACE}"), plain.strip())
    parts = textwrap.wrap(
        kept,
        room(columns),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=not whole_words,
    )
    return [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts]


def room(columns: int) -> int:
    """Return how long a line may be: the last column stays free, where terminals disagree on what happens."""
    return max(columns, NARROWEST) - 1
