"""`grader batch`: a class, graded and kept."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import click

from grader.commands.extras import from_extra
from grader.commands.keys import keys_in_use
from grader.commands.output import OurError, say, show
from grader.curriculum.catalogue import exercises
from grader.key.keyring import Keyring, NoKey
from grader.places import Places, find_places
from grader.workspace import WorkspaceError, chosen_exercises

with from_extra("class"):
    from grader.classroom.batch import Batch, Summary, grade_class
    from grader.classroom.crew import Crew, CrewError, UnfitCrew
    from grader.classroom.crew.local import LocalCrew
    from grader.classroom.folder import FolderError, is_begun
    from grader.classroom.intake import IntakeError, listing
    from grader.classroom.progress import watcher_for
    from grader.classroom.store import DatabaseError, DatabaseLost
    from grader.classroom.summary import summary_text
    from grader.classroom.trust import NoSandbox, require_sandbox

Hired = AbstractContextManager[Crew]
GO_ON = "What is graded is kept: the same command with --resume goes on from there."


@click.command("batch")
@click.argument("root", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder for results.", metavar="DIR"
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="How many at a time, here."
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Grade on a Dask cluster: its scheduler's tls://HOST:PORT, or tcp://127.0.0.1:PORT.",
)
@click.option(
    "--exercise",
    "names",
    multiple=True,
    metavar="NAME",
    help="An exercise of the assignment; once for each. Without: all that anybody handed in.",
)
@click.option("--resume", is_flag=True, help="Go on with what DIR holds: only what is new is graded.")
@click.option(
    "--database",
    metavar="URL",
    help="Keep results in PostgreSQL: postgresql://USER@HOST/NAME. Without it: DIR/results.db.",
)
@click.option("--keys", type=click.Path(path_type=Path, file_okay=False), help="The folder of a private key.")
@click.option("--hidden", is_flag=True, help="Show students concept and sentence only, no inputs.")
@click.option("--trust-students", is_flag=True, help="Grade even where the sandbox does not hold.")
def command(
    root: Path,
    out: Path,
    jobs: int,
    cluster: str | None,
    names: tuple[str, ...],
    resume: bool,
    database: str | None,
    keys: Path | None,
    hidden: bool,
    trust_students: bool,
) -> None:
    """Grade a class: folders, notebooks, or a download of submissions.

    With a private key (see `grader key --seed`) students read no numbers, as with --hidden.
    Whatever stops it, the same command with --resume goes on where it was. Exit code: 0 all was graded,
    2 wrong usage, 3 some could not be graded through a fault of ours.
    """
    places = find_places().with_keys(keys)
    batch = Batch(root, out, database, resume, hidden, _asked(names))
    summary = _graded(places, batch, lambda keyring: _crew(places, keyring, jobs, cluster, trust_students))
    show(summary_text(summary))
    if summary.written.errors:
        raise click.exceptions.Exit(3)


def _graded(places: Places, batch: Batch, crew_for: Callable[[Keyring], Hired]) -> Summary:
    try:
        handed_in = listing(batch.root, batch.asked)
        keyring = keys_in_use(places)
        keyring.keys(list(exercises()))
        batch = replace(batch, hidden=batch.hidden or keyring.private)
        with crew_for(keyring) as crew:
            return grade_class(batch, handed_in, crew, keyring, watcher_for(sys.stderr))
    except (CrewError, DatabaseLost) as error:
        raise OurError(f"{error}{_how_to_go_on(batch)}") from error
    except NoKey as error:
        raise OurError(str(error)) from error
    except (IntakeError, NoSandbox, UnfitCrew, FolderError, DatabaseError) as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        say(f"Stopped.{_how_to_go_on(batch)}")
        raise click.exceptions.Exit(130) from None


def _how_to_go_on(batch: Batch) -> str:
    return f" {GO_ON}" if is_begun(batch.out) else ""


def _asked(names: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(chosen_exercises(names)) if names else ()
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error


def _crew(places: Places, keyring: Keyring, jobs: int, cluster: str | None, trusted: bool) -> Hired:
    """Return those who will grade. Raises NoSandbox, UnfitCrew."""
    if cluster is None:
        require_sandbox(places, trusted)
        return LocalCrew(places, jobs, trusted=trusted)
    with from_extra("cluster"):
        from grader.classroom.crew.cluster.crew import ClusterCrew
    return ClusterCrew(cluster, keyring, say, trusted=trusted)
