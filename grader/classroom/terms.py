"""What a class is graded with and what students are shown: it must not change unsaid where a run goes on."""

import msgspec

from grader.findings.printable import printable
from grader.key.keyring import Keyring


class Terms(msgspec.Struct, frozen=True):
    """A hash of the key, the folder of a private one, whether inputs are hidden, the exercises of the assignment."""

    key: str
    keys: str
    hidden: bool
    asked: tuple[str, ...]


def terms_of(keyring: Keyring, hidden: bool, asked: tuple[str, ...]) -> Terms:
    """Return the terms of a run. Raises NoKey."""
    keys = printable(str(keyring.folder)) if keyring.private else ""
    return Terms(keyring.digest, keys, hidden, tuple(sorted(asked)))


def given_otherwise(before: Terms, now: Terms) -> list[str]:
    """Return the options as they were given before, those that are not given so now."""
    differing = []
    if before.key != now.key:
        differing.append(f"--keys {before.keys}" if before.keys else "no --keys")
    if before.hidden != now.hidden and not before.keys:  # with a private key all is hidden in any case
        differing.append("--hidden" if before.hidden else "no --hidden")
    if before.asked != now.asked:
        differing.append(" ".join(f"--exercise {name}" for name in before.asked) or "no --exercise")
    return differing
