"""What a learner's code says, made harmless for a terminal and a log: no control characters, no endless lines."""

LONGEST = 1200
LONGEST_NAME = 120


def printable(text: str, longest: int = LONGEST) -> str:
    """Return `text` with what cannot be seen as escapes (control characters, changes of direction), and cut."""
    cut = text if len(text) <= longest else text[:longest] + " ..."
    return "".join(
        character if character.isprintable() or character == "\n" else _escaped(character)
        for character in cut
    )


def shown_name(name: str) -> str:
    """Return a name for reading: on one line, of bounded length, with nothing in it that hides."""
    return printable(name, LONGEST_NAME).replace("\n", "\\n")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
