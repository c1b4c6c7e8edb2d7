"""No line of a solution is in the students' kit: no reference's, no accepted one's, no mistake's."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import msgspec
import pytest

from grader.curriculum.catalogue import exercises
from grader.key import store
from grader.key.stubs import stub_of
from grader.key.variants import Solutions
from grader.places import Places
from grader.worker import wire

LEAST_CHARACTERS = 12
# What any program says, whatever it is about; and how the worker's own optimizer clears its gradients, as torch does.
ANYBODYS = re.compile(r"(from|import) .*|return \w+|if isinstance\(value, list\):")
TORCHS = {
    "with torch.no_grad():",
    'for parameter in group["params"]:',
    "if parameter.grad is not None:",
    "parameter.grad = None",
    "losses.append(loss.item())",
}
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")


@pytest.fixture(scope="module")
def telling_lines(places: Places) -> dict[str, str]:
    """Each line that gives something away, without its spaces, and where it stands."""
    assert places.solutions is not None
    folders = [Solutions(places.solutions / name) for name in exercises()]
    given = bare("\n".join(stub_of(solutions.reference) for solutions in folders))
    lines = {}
    for solutions in folders:
        for where, program in programs(solutions).items():
            for line in program.splitlines():
                code = re.sub(r"\s+#.*", "", line).strip()
                if ANYBODYS.fullmatch(code) or code in TORCHS:
                    continue
                if len(bare(code)) >= LEAST_CHARACTERS and bare(code) not in given:
                    lines[bare(code)] = f"{solutions.exercise}/{where}: {code}"
    return lines


def programs(solutions: Solutions) -> dict[str, str]:
    """All programs of an exercise; each mistake is an edit of the reference or a file of its own."""
    wrong = {one.id: solutions.program(one) for one in solutions.misconceptions}
    return {"reference": solutions.reference, **solutions.accepted(), **wrong}


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def found(text: str, lines: dict[str, str]) -> list[str]:
    searched = bare(text)
    return [where for line, where in lines.items() if line in searched]


def readable(data: bytes) -> str:
    """What of a binary file is text."""
    return "\n".join(part.decode("ascii") for part in re.findall(rb"[\t\n\r\x20-\x7e]{8,}", data))


def test_there_are_lines_to_look_for_and_they_are_found(
    telling_lines: dict[str, str], places: Places
) -> None:
    assert len(telling_lines) > 1000
    assert places.solutions is not None
    wrong = (places.solutions / "softmax" / "reference.py").read_bytes()
    assert len(found(readable(b"\x00\xff" + wrong), telling_lines)) >= 3


def test_no_file_holds_a_line_of_a_solution(students_kit: Path, telling_lines: dict[str, str]) -> None:
    files = [path for path in students_kit.rglob("*") if path.is_file()]
    hits = {
        str(path.relative_to(students_kit)): found(readable(path.read_bytes()), telling_lines)
        for path in files
    }
    assert {name: lines for name, lines in hits.items() if lines} == {}


def test_no_file_is_packed_so_that_nothing_hides_from_this_search(students_kit: Path) -> None:
    files = [path for path in students_kit.rglob("*") if path.is_file()]
    assert not [path for path in files if path.suffix in (".pyc", ".pkl", ".so")]
    assert not [path for path in files if path.read_bytes().startswith(PACKED)]


@pytest.mark.parametrize("exercise", exercises())
def test_what_a_key_says_when_it_is_decoded_holds_none_either(
    students_kit: Path, telling_lines: dict[str, str], exercise: str
) -> None:
    key = store.read(students_kit / ".key", exercise)
    decoded = [key.key.mistakes, key.expected, list(key.groups.values()), wire.decode(key.key.steps)]
    texts = "\n".join(strings(decoded))
    assert len(key.mistakes) >= 15
    assert found(texts, telling_lines) == []


def strings(value: object) -> Iterator[str]:
    """All text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from strings([getattr(value, name) for name in value.__struct_fields__])
    elif is_dataclass(value):
        yield from strings([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from strings(one)
