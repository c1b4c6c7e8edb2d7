"""What a learner's code says, made harmless for a terminal and a log: no control characters, no endless lines."""

LONGEST = 1200


def printable(text: str) -> str:
    """Return `text` with control characters as escapes and cut at a readable length."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + " ..."
    return "".join(
        character if character.isprintable() or character == "\n" else _escaped(character)
        for character in cut
    )


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
