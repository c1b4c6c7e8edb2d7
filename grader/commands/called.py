"""The commands that texts name, as this learner calls them: `grader hint softmax`, or `make hint ONLY=softmax`."""

import os
import re

CALLED_BY = "GRADER_CALLED_BY"  # the Makefile says so: its users have no `grader` on their path
TARGETS = {
    **{name: name for name in ("grade", "watch", "list", "hint", "reveal", "reset", "quiz", "drill", "hunt")},
    **{name: name for name in ("review", "stats", "play")},
    "plot": "plots",
}
_WORD = r"(?:[\w./=+,-]*[\w/]|'[^'\n]*')"
_BEFORE = r"(?:(?<![\w./-])|(?<=\x1b\[\dm)|(?<=\x1b\[\d\dm))"  # no other word; a terminal style may end there
_NAMED = re.compile(rf"{_BEFORE}grader (?P<command>{'|'.join(TARGETS)})\b(?P<words>(?: {_WORD})*)(?=\W|$)")


def as_called(text: str) -> str:
    """Return a text with the commands that it names in the form that works for who reads it."""
    return _NAMED.sub(_target, text) if os.environ.get(CALLED_BY) == "make" else text


def _target(named: re.Match[str]) -> str:
    words = named["words"].strip()
    only = f' ONLY="{words}"' if " " in words else f" ONLY={words}" if words else ""
    return f"make {TARGETS[named['command']]}{only}"
