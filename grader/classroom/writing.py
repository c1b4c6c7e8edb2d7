"""What is stored becomes files: one JSON line each, and all that is drawn from the records."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.classroom.folder import FolderError, unwritable
from grader.classroom.outputs.asked import as_asked
from grader.classroom.outputs.files import whole
from grader.classroom.outputs.writing import write_all
from grader.classroom.run import Graded
from grader.classroom.store import Store
from grader.classroom.tally import Tally
from grader.record import ExerciseResult, Record

RESULTS = "results.jsonl"
_decoder = msgspec.json.Decoder(Record)


@dataclass(frozen=True)
class Written:
    """The files, how all exercises of the class stand, and what we failed at: names and messages.

    `gone` are submissions of an earlier run that are no longer there, whose files were taken away.
    """

    files: list[Path]
    tally: Tally
    gone: list[str]
    errors: list[tuple[str, str]]
    seconds: float


def write(store: Store, graded: Graded, out: Path, hidden: bool) -> Written:
    """Write all files into `out`, each whole or not at all. Raises FolderError, DatabaseError."""
    started = time.perf_counter()
    gone = sorted(store.names() - {name for name, _ in graded.versions})
    try:
        tally, errors = _write_lines(store, graded, out / RESULTS)
        files = write_all(lambda: _records(store, graded), out, graded.asked, hidden, gone)
    except OSError as error:
        raise FolderError(unwritable(out, error)) from error
    return Written([out / RESULTS, *files], tally, gone, errors, time.perf_counter() - started)


def _write_lines(store: Store, graded: Graded, path: Path) -> tuple[Tally, list[tuple[str, str]]]:
    tally, errors = Tally(), []
    with whole(path) as file:
        for name, line in store.records(graded.versions):
            file.write(line + b"\n")
            results = as_asked(_decoder.decode(line), graded.asked).exercises
            tally.add(result.status for result in results)
            errors += [(name, _message(result)) for result in results if result.status == "error"][:1]
    return tally, errors


def _message(result: ExerciseResult) -> str:
    """Return what our error says."""
    said = [concept.message for concept in result.concepts if concept.status == "error"]
    return f"{result.exercise}: {next(filter(None, said), 'the verdict is withheld')}"


def _records(store: Store, graded: Graded) -> Iterator[Record]:
    for name, line in store.records(graded.versions):
        yield msgspec.structs.replace(_decoder.decode(line), submission=name)
