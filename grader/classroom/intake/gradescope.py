"""Whose submission is whose in a download from Gradescope: the few lines of its metadata that say so.

The file is YAML of many megabytes with all test results in it, which students' programs wrote. Only lines at the
two outer levels are looked at; nothing that stands deeper can look like one of them.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

METADATA = "submission_metadata.yml"
LARGEST_METADATA = 200 * 2**20
_SUBMISSION = re.compile(r"(submission_\w+):\s*$")
_SUBMITTERS = re.compile(r"  :submitters:\s*$")
_FIELD = re.compile(r"  (?:- |  ):(\w+):(?: (.*))?$")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "0": "\0"}


@dataclass(frozen=True)
class Submitter:
    """One student, as Gradescope knows them; what it does not know is empty."""

    name: str = ""
    email: str = ""
    sid: str = ""


def submitters_of(data: bytes) -> dict[str, list[Submitter]]:
    """Return the students of each submission, by the name of its folder."""
    people: dict[str, list[Submitter]] = {}
    for folder, fields in _records(data):
        submitter = Submitter(fields.get("name", ""), fields.get("email", ""), fields.get("sid", ""))
        people.setdefault(folder, []).append(submitter)
    return people


def _records(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each student's fields, with the folder of the submission."""
    folder = ""
    inside = False
    fields: dict[str, str] = {}
    for raw in chain(io.BytesIO(data), [b"end:"]):
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        field = _FIELD.match(line) if inside else None
        starts = field is not None and line.startswith("  -")
        if fields and (starts or (field is None and not line.startswith("     "))):
            yield folder, fields
            fields = {}
        if field is not None:
            fields[field[1]] = _plain(field[2] or "")
        elif not line.startswith("     "):
            inside = _SUBMITTERS.match(line) is not None
            if submission := _SUBMISSION.match(line):
                folder = submission[1]


def _plain(scalar: str) -> str:
    """Return what a YAML scalar on one line stands for."""
    text = scalar.strip()
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1])
    return "" if text in ("null", "~") else text


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code is None:
        return _LETTERS.get(escape[4], escape[4])
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
