"""The key on disk: one file an exercise, checked by hash, read without trust."""

import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from grader.diagnosis.fingerprint import scales_of
from grader.key import stubs
from grader.worker import wire

FORMAT = 2


class KeyProblem(ValueError):
    """A key that cannot be used. The message says why."""


class Mistake(msgspec.Struct, frozen=True):
    """What is said about a misconception: its id, concept and sentences."""

    id: str
    concept: str
    says: str
    change: str


class Group(msgspec.Struct, frozen=True, dict=True):
    """Fingerprints of one function that share a structure: `ids[i]` joins with " + " what row i was made with."""

    function: str
    structure: str
    ids: list[str]
    numbers: bytes
    lengths: list[int]

    @cached_property
    def matrix(self) -> np.ndarray:
        """One row of numbers for each id."""
        return np.frombuffer(self.numbers).reshape(len(self.ids), -1)

    @cached_property
    def scale_matrix(self) -> np.ndarray:
        """What a difference in each entry is measured by."""
        return scales_of(self.matrix, self.lengths)


class Key(msgspec.Struct, frozen=True):
    """All that grading an exercise needs and a solution gave: expected answers and fingerprints, no program."""

    format: int
    exercise: str
    sources: str
    plan: str
    seed: int
    steps: bytes
    expected: bytes
    mistakes: list[Mistake]
    groups: bytes


class OpenKey:
    """A key, decoded as far as it is needed."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.mistakes = {mistake.id: mistake for mistake in key.mistakes}

    @cached_property
    def expected(self) -> dict[str, Any]:
        """The right answer to each call."""
        return wire.decode(self.key.expected)

    @cached_property
    def functions_of(self) -> dict[str, set[str]]:
        """Which functions each mistake changes."""
        functions: dict[str, set[str]] = {}
        for group in self.groups.values():
            for name in group.ids:
                functions.setdefault(name, set()).add(group.function)
        return functions

    @cached_property
    def groups(self) -> dict[tuple[str, str], Group]:
        """The fingerprints of wrong answers, by function and structure."""
        groups = wire.decode(self.key.groups, list[Group])
        return {(group.function, group.structure): group for group in groups}


def path_of(folder: Path, exercise: str) -> Path:
    """Return where an exercise's key lies in a folder of keys."""
    return folder / f"{exercise}.key"


def write(folder: Path, key: Key, stub: str) -> None:
    """Write a key and the stub of its exercise, each whole or not at all: a reader never sees half of one."""
    folder.mkdir(parents=True, exist_ok=True)
    body = msgspec.msgpack.encode(key)
    _replace(stubs.path_of(folder, key.exercise), stub.encode())
    _replace(path_of(folder, key.exercise), hashlib.sha256(body).digest() + body)


def _replace(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)


def read(folder: Path, exercise: str) -> OpenKey:
    """Return the key of an exercise. Raises FileNotFoundError, or KeyProblem when it is damaged or foreign."""
    data = path_of(folder, exercise).read_bytes()
    digest, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != digest:
        raise KeyProblem(f"The answer key of {exercise} is damaged.")
    try:
        key = msgspec.msgpack.decode(body, type=Key)
    except msgspec.MsgspecError:
        raise KeyProblem(f"The answer key of {exercise} is not one that this version reads.") from None
    if key.format != FORMAT or key.exercise != exercise:
        raise KeyProblem(f"The answer key of {exercise} is not one that this version reads.")
    return OpenKey(key)
