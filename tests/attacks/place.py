"""The place where the attacks are graded: a kit with a secret in it, another student's submission, an environment."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from grader.curriculum.catalogue import exercises
from grader.judging import keyring_of
from grader.key import store
from grader.places import Places
from grader.record import Record, to_json
from grader.workspace import Found, read
from tests.attacks.attack import Surroundings

CANARY = "canary-3f9a61d7"
RIGHT = """import numpy as np

# {canary}


def softmax(logits):
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
"""


@dataclass(frozen=True)
class Place:
    """A folder that holds the kit, the submissions and nothing else."""

    root: Path
    places: Places
    surroundings: Surroundings

    def files(self) -> set[tuple[str, int, int]]:
        """Return all that lies here, with size and time, to see afterwards what an attack changed."""
        found = ((str(path.relative_to(self.root)), path.lstat()) for path in self.root.rglob("*"))
        return {(name, status.st_size, status.st_mtime_ns) for name, status in found}


def place_in(root: Path, places: Places) -> Place:
    """Return a place in `root` with a copy of the keys. The canary is in one, beside them, and in a submission."""
    keyring_of(places).keys(list(exercises()))
    kit = root / "kit"
    shutil.copytree(places.keys, kit / ".key")
    (kit / "exercises").mkdir()
    (kit / ".key" / "seed.txt").write_text(f"{CANARY}\n")
    for folder in (kit, kit / ".key"):
        (folder / CANARY).touch()
    _plant(kit / ".key")
    other = root / "class" / "grace"
    other.mkdir(parents=True)
    (other / CANARY).touch()
    (other / "softmax.py").write_text(RIGHT.format(canary=CANARY))
    surroundings = Surroundings(kit, other, root / "trace", os.getpid(), CANARY)
    return Place(root, Places(kit), surroundings)


def _plant(keys: Path) -> None:
    key = store.read(keys, "softmax").key
    mistake = store.Mistake(CANARY, "softmax.axis", CANARY, CANARY)
    stub = (keys / "softmax.stub").read_text("utf-8")
    store.write(keys, structs.replace(key, mistakes=[*key.mistakes, mistake]), stub)


def found_in(folder: Path) -> list[Found]:
    """Return the exercises that a submission holds."""
    return [found for name in exercises() if not (found := read(folder, name)).missing]


def timeless(record: Record) -> bytes:
    """Return a record as JSON, without the times, which differ from run to run."""
    results = [structs.replace(one, seconds=0.0) for one in record.exercises]
    return to_json(structs.replace(record, seconds=0.0, exercises=results))
