"""The exercises and their concepts, in the order in which they are taught and blamed."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

_HERE = Path(__file__).parent


class Concept(msgspec.Struct, frozen=True):
    """One idea of an exercise. `id` is `<exercise>.<concept>`."""

    id: str
    says: str

    @property
    def name(self) -> str:
        """The id without its exercise."""
        return self.id.split(".", 1)[1]


class Exercise(msgspec.Struct, frozen=True):
    """One exercise: its functions with their parameters and results, its concepts in the order of dependence."""

    name: str
    title: str
    functions: dict[str, str]
    results: dict[str, list[str]]
    concepts: list[Concept]
    number: int = 0
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
    with open(_HERE / "core.toml", "rb") as file:
        entries = tomllib.load(file)["exercise"]
    found = {}
    for number, entry in enumerate(entries, start=1):
        concepts = [
            {"id": f"{entry['name']}.{name}", "says": says} for name, says in entry.pop("concepts").items()
        ]
        exercise = msgspec.convert({**entry, "concepts": concepts, "number": number}, Exercise)
        found[exercise.name] = exercise
    return found


def source_files() -> list[Path]:
    """Return the files that this catalogue is made of, for the key's fingerprint of its sources."""
    return [_HERE / "core.toml"]
