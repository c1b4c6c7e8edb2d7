"""The exercises and their concepts, in the order in which they are taught and blamed.

Each is a file `exercises/<number>_<name>.toml`. Its concepts stand in the order of dependence: the first one that
fails is the headline. `library_answers` are calls that give the whole answer away: they pass, with a note.
".softmax" is a method of a tensor, "torch.optim.*" any name below it.
"""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent / "exercises"


class Concept(msgspec.Struct, frozen=True):
    """One idea of an exercise. `id` is `<exercise>.<concept>`."""

    id: str
    says: str

    @property
    def name(self) -> str:
        """The id without its exercise."""
        return self.id.split(".", 1)[1]


class Exercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise: its functions with their parameters and results, its concepts in the order of dependence.

    `classes` holds the methods, with their parameters, of those functions that are classes.
    """

    name: str
    number: int
    title: str
    functions: dict[str, str]
    results: dict[str, list[str]]
    concepts: list[Concept]
    classes: dict[str, dict[str, str]] = {}
    torch: bool = False
    library_answers: list[str] = []

    def concept(self, concept_id: str) -> Concept:
        """Return the concept with this id. Raises KeyError."""
        for concept in self.concepts:
            if concept.id == concept_id:
                return concept
        raise KeyError(concept_id)


@cache
def exercises() -> dict[str, Exercise]:
    """Return all exercises by name, in the order of the curriculum."""
    found = [_read(path) for path in sorted(_FOLDER.glob("*.toml"))]
    return {exercise.name: exercise for exercise in found}


def _read(path: Path) -> Exercise:
    number, _, name = path.stem.partition("_")
    entry = tomllib.loads(path.read_text("utf-8"))
    concepts = [{"id": f"{name}.{concept}", "says": says} for concept, says in entry.pop("concepts").items()]
    return msgspec.convert({**entry, "name": name, "number": int(number), "concepts": concepts}, Exercise)


def file_of(exercise: str) -> Path:
    """Return the file of an exercise. Raises KeyError where there is none."""
    return _FOLDER / f"{exercises()[exercise].number:02}_{exercise}.toml"
