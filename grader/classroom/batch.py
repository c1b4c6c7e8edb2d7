"""One batch from beginning to end: its folder, its database, the run, the files, and what there is to say of it."""

import time
import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from grader.classroom.assessing import KeyDigests
from grader.classroom.crew import Crew
from grader.classroom.folder import Folder, FolderError, RunNote
from grader.classroom.intake import Listing
from grader.classroom.progress import Watcher
from grader.classroom.run import Run
from grader.classroom.stages import Stages
from grader.classroom.store import FILE, Database, Store, address
from grader.classroom.terms import Terms, given_otherwise, terms_of
from grader.classroom.writing import RESULTS, Written, write
from grader.key.keyring import Keyring


@dataclass(frozen=True)
class Batch:
    """What is asked for: where results go, and whether earlier ones are to be gone on with.

    `asked` are the exercises of the assignment; none stands for all that anybody handed in.
    """

    root: Path
    out: Path
    database: str | None = None
    resume: bool = False
    hidden: bool = False
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """What there is to say at the end."""

    submissions: int
    before: int
    seconds: float
    written: Written
    stages: Stages
    left_out: list[str]
    noted: list[str]
    out: Path


def grade_class(batch: Batch, listing: Listing, crew: Crew, keyring: Keyring, watcher: Watcher) -> Summary:
    """Grade a class and write all that is drawn from it.

    Raises FolderError or DatabaseError where results cannot be kept, CrewError where nobody can grade.
    """
    started = time.perf_counter()
    if batch.out.resolve().is_relative_to(batch.root.resolve()):
        raise FolderError(
            f"{batch.out} lies in {batch.root}, among the submissions. Give a folder elsewhere with --out."
        )
    with Folder(batch.out) as folder:
        note = folder.note()
        if note and batch.database is None and note.database != FILE:
            raise FolderError(
                f"The results of {batch.out} are kept in {note.database}: give that with --database."
            )
        with closing(Database(address(batch.database, batch.out))) as database:
            database.waiting = lambda seconds: watcher.remark(_waiting(seconds))
            store = _opened(batch, folder, note, database, terms_of(keyring, batch.hidden, batch.asked))
            with watcher:
                graded = Run(store, crew, KeyDigests(keyring), watcher, batch.asked).grade(
                    listing.submissions
                )
            written = write(store, graded, batch.out, batch.hidden)
    seconds = time.perf_counter() - started
    stages = graded.stages + Stages(writing=written.seconds)
    count = len(listing.submissions)
    return Summary(count, graded.before, seconds, written, stages, listing.left_out, listing.noted, batch.out)


def _opened(batch: Batch, folder: Folder, note: RunNote | None, database: Database, terms: Terms) -> Store:
    """Return where this run's results are kept.

    Raises FolderError where there are some and nobody wants to go on, or not on the terms that they were made on.
    """
    store = Store(database, note.run if note else uuid.uuid4().hex)
    if note and not store.is_known():
        raise FolderError(
            f"The database {database.name} knows nothing of the results of {batch.out}, which were kept in "
            f"{note.database}. Give that with --database, or another folder with --out."
        )
    has_results = (batch.out / RESULTS).exists() or (note is not None and store.count() > 0)
    if has_results and not batch.resume:
        raise FolderError(
            f"{batch.out} holds the results of an earlier run. Add --resume to go on with it: what is graded is kept. "
            "Or give another folder with --out to grade all anew."
        )
    if has_results and note and note.terms:
        _must_agree(batch.out, note.terms, terms)
    if note is None:
        store.begin(batch.root.resolve(), batch.out.resolve())
    folder.keep(RunNote(store.run, FILE if batch.database is None else database.name, terms))
    return store


def _must_agree(out: Path, before: Terms, now: Terms) -> None:
    if differing := given_otherwise(before, now):
        raise FolderError(
            f"The results of {out} were made with {' and '.join(differing)}. Give that again, or another folder with "
            "--out to grade all anew."
        )


def _waiting(seconds: float) -> str:
    if not seconds:
        return ""
    return f"The database does not answer, for {seconds:.0f} s now; trying on ..."
