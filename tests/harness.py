"""How good is the grader? Four figures over a folder of labelled submissions.

    python -m tests.harness FOLDER       <exercise>/accepted/*.py and <exercise>/wrong/*.py
    python -m tests.harness              the kit's own catalogue

A wrong file's first line is `# concept: id | id`: the headlines that are right. A line `# id: name` says which
misconception it is; then only that name counts as named. It runs on `grader batch`.
"""

import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from grader.classroom.batch import Batch, grade_class
from grader.classroom.crew.local import LocalCrew
from grader.classroom.intake import listing
from grader.classroom.progress import watcher_for
from grader.judging import keyring_of
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.record import ExerciseResult, Record

_CONCEPT = re.compile(r"\A# concept: *(.+)")
_ID = re.compile(r"^# id: *(.+)", re.MULTILINE)


@dataclass(frozen=True)
class Labelled:
    """One submission: an exercise's program and what must be said of it. No concepts: it is right."""

    exercise: str
    label: str
    program: str
    concepts: frozenset[str] = frozenset()
    misconception: str | None = None


@dataclass
class Figures:
    """The four figures, and a line for each submission that spoils one."""

    right: int = 0
    wrong: int = 0
    rejected: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    wrong_headline: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    named_wrongly: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def text(self) -> str:
        """Return the figures, one a line, then what spoils them."""
        named = self.wrong - len(self.unnamed) - len(self.named_wrongly)
        lines = [
            f"right ones rejected  {len(self.rejected):5} of {self.right}",
            f"wrong ones passed    {len(self.passed):5} of {self.wrong}",
            f"headline right       {self.wrong - len(self.wrong_headline):5} of {self.wrong}",
            f"mistake named        {named:5} of {self.wrong}",
            f"{self.right + self.wrong} submissions in {self.seconds:.1f} s",
        ]
        for title in ("rejected", "passed", "wrong_headline", "named_wrongly", "unnamed"):
            lines += [f"{title.replace('_', ' ')}: {line}" for line in getattr(self, title)]
        return "\n".join(lines)


def labelled_in(folder: Path) -> list[Labelled]:
    """Return the labelled submissions of a folder. Raises ValueError for a wrong file without a label."""
    found = []
    for path in sorted(folder.glob("*/*/*.py")):
        kind, exercise = path.parent.name, path.parent.parent.name
        program = path.read_text("utf-8")
        if kind == "accepted":
            found.append(Labelled(exercise, path.stem, program))
        elif kind == "wrong":
            found.append(_labelled_wrong(exercise, path, program))
    return found


def _labelled_wrong(exercise: str, path: Path, program: str) -> Labelled:
    label = _CONCEPT.match(program)
    if label is None:
        raise ValueError(f"{path}: its first line must be `# concept: id | id`.")
    concepts = frozenset(concept.strip() for concept in label[1].split("|"))
    name = _ID.search(program)
    return Labelled(exercise, path.stem, program, concepts, name[1].strip() if name else None)


def own_catalogue(places: Places) -> list[Labelled]:
    """Return the kit's own references, accepted answers and misconceptions."""
    assert places.solutions is not None
    found = []
    for folder in sorted(path.parent for path in places.solutions.glob("*/reference.py")):
        solutions = Solutions(folder)
        right = {"reference": solutions.reference, **solutions.accepted()}
        found += [Labelled(folder.name, name, program) for name, program in right.items()]
        found += [
            Labelled(
                folder.name,
                one.id,
                solutions.program(one),
                frozenset([one.concept]),
                "" if one.unnamed else f"{folder.name}.{one.same_as or one.id}",
            )
            for one in solutions.misconceptions
        ]
    return found


@dataclass(frozen=True)
class Graded:
    """What one batch made of submissions: a record for each, in their order."""

    submissions: list[Labelled]
    records: list[Record]
    seconds: float

    def figures(self) -> Figures:
        """Return how good that is."""
        figures = Figures(seconds=self.seconds)
        for one, record in zip(self.submissions, self.records, strict=True):
            _count(figures, one, record.exercises[0])
        return figures


def graded(places: Places, submissions: list[Labelled], jobs: int = 2) -> Graded:
    """Grade all submissions in one batch."""
    keyring = keyring_of(places)
    keyring.keys(sorted({one.exercise for one in submissions}))
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(submissions):
            target = Path(folder, "in", f"{number:05}", f"{one.exercise}.py")
            target.parent.mkdir(parents=True)
            target.write_text(one.program, "utf-8")
        batch = Batch(Path(folder, "in"), Path(folder, "out"))
        with LocalCrew(places, jobs) as crew:
            summary = grade_class(batch, listing(batch.root), crew, keyring, watcher_for(sys.stderr))
        lines = Path(folder, "out", "results.jsonl").read_text("utf-8").splitlines()
    records = [msgspec.json.decode(line, type=Record) for line in lines]
    return Graded(submissions, records, summary.seconds)


def _count(figures: Figures, one: Labelled, result: ExerciseResult) -> None:
    where = f"{one.exercise}/{one.label}"
    headline, named = result.headline, result.misconception.id if result.misconception else None
    if not one.concepts:
        figures.right += 1
        if result.status != "passed":
            figures.rejected.append(f"{where} ({result.status}: {headline})")
        return
    figures.wrong += 1
    if result.status == "passed":
        figures.passed.append(where)
    if headline not in one.concepts:
        figures.wrong_headline.append(f"{where}: {headline}, not {' | '.join(sorted(one.concepts))}")
    if named is None:
        if one.misconception != "":
            figures.unnamed.append(where)
    elif one.misconception not in (None, "", named):
        figures.named_wrongly.append(f"{where}: {named}")


def main() -> None:
    """Print the figures of a folder, or of the kit's own catalogue; exit 1 where one is spoiled."""
    places = find_places()
    submissions = labelled_in(Path(sys.argv[1])) if len(sys.argv) > 1 else own_catalogue(places)
    figures = graded(places, submissions).figures()
    print(figures.text())
    sys.exit(bool(figures.rejected or figures.passed or figures.wrong_headline or figures.named_wrongly))


if __name__ == "__main__":
    main()
