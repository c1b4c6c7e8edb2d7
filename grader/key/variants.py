"""The solutions folder: each exercise's reference, its other right answers, and its wrong ones as programs."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import msgspec


class SolutionError(ValueError):
    """A file of the solutions folder does not say what it must. The message tells its author what to do."""


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One replacement in the reference. `find` occurs exactly once."""

    find: str
    replace: str


class Misconception(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong answer that people give, as a program: edits of the reference, or a file of its own (`source_text`)."""

    id: str
    concept: str
    says: str
    change: str
    source: str = "own"
    edits: tuple[Edit, ...] = ()
    source_text: str = ""
    same_as: str = ""
    unnamed: str = ""


@dataclass(frozen=True)
class Span:
    """Where an edit applies in the reference."""

    start: int
    end: int
    text: str


class Solutions:
    """One exercise's folder under `solutions/`."""

    def __init__(self, folder: Path) -> None:
        self.exercise = folder.name
        self.folder = folder

    @cached_property
    def reference(self) -> str:
        """The reference's text. Raises SolutionError where there is none."""
        path = self.folder / "reference.py"
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise SolutionError(f"{path} cannot be read: {error.strerror}.") from error

    def accepted(self) -> dict[str, str]:
        """Return the other right answers, text by file name."""
        return {path.stem: path.read_text("utf-8") for path in sorted(self.folder.glob("accepted/*.py"))}

    @cached_property
    def misconceptions(self) -> list[Misconception]:
        """The wrong answers, from misconceptions.toml and wrong/. Raises SolutionError."""
        found = [
            *self._from_toml(),
            *(self._from_file(path) for path in sorted(self.folder.glob("wrong/*.py"))),
        ]
        ids = [one.id for one in found]
        for name in ids:
            if ids.count(name) > 1:
                raise SolutionError(f"{self.folder}: the misconception {name!r} is there twice; rename one.")
        return found

    def _from_toml(self) -> list[Misconception]:
        path = self.folder / "misconceptions.toml"
        if not path.exists():
            return []
        try:
            entries = tomllib.loads(path.read_text("utf-8")).get("misconception", [])
            return [msgspec.convert(entry, Misconception) for entry in entries]
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise SolutionError(f"{path}: {error}. See CONTRIBUTING.md for what an entry holds.") from error

    def _from_file(self, path: Path) -> Misconception:
        text = path.read_text("utf-8")
        header = {}
        for line in text.splitlines():
            if not line.startswith("# ") or ": " not in line:
                break
            name, _, value = line[2:].partition(": ")
            header[name] = value.strip()
        try:
            return msgspec.convert({"id": path.stem, **header, "source_text": text}, Misconception)
        except msgspec.ValidationError as error:
            raise SolutionError(f"{path}: its header lines: {error}.") from error

    def spans(self, misconception: Misconception) -> list[Span]:
        """Return where its edits apply. Raises SolutionError where one does not apply exactly once."""
        spans = []
        for edit in misconception.edits:
            count = self.reference.count(edit.find)
            if count != 1:
                raise SolutionError(
                    f"{self.exercise}.{misconception.id}: the text to find occurs {count} times "
                    f"in reference.py, not once: {edit.find!r}."
                )
            start = self.reference.index(edit.find)
            spans.append(Span(start, start + len(edit.find), edit.replace))
        return spans

    def program(self, *misconceptions: Misconception) -> str:
        """Return the reference with all these mistakes in it, or the mistake's own file."""
        if len(misconceptions) == 1 and misconceptions[0].source_text:
            return misconceptions[0].source_text
        spans = [span for one in misconceptions for span in self.spans(one)]
        text = self.reference
        for span in sorted(spans, key=lambda span: span.start, reverse=True):
            text = text[: span.start] + span.text + text[span.end :]
        return text

    def pairs(self) -> list[tuple[Misconception, Misconception]]:
        """Return the pairs of mistakes about different concepts whose edits do not touch each other."""
        by_edit = [one for one in self.misconceptions if one.edits and not one.same_as and not one.unnamed]
        spans = {one.id: self.spans(one) for one in by_edit}
        return [
            (one, other)
            for one, other in combinations(by_edit, 2)
            if one.concept != other.concept
            and not any(a.start < b.end and b.start < a.end for a in spans[one.id] for b in spans[other.id])
        ]
