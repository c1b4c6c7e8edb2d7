"""`grader grade`: one folder, one report."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from grader.commands.options import elsewhere, folder_option, no_folder
from grader.commands.output import OurError, show, write_file
from grader.key.stubs import known_stub
from grader.places import Places, find_places
from grader.worker import hosts
from grader.worker.host import Host
from grader.workspace import Found, WorkspaceError, chosen_exercises, find, needs_torch

if TYPE_CHECKING:
    from grader.record import Record


@click.command("grade")
@click.argument("names", nargs=-1, metavar="[EXERCISE]...")
@folder_option
@click.option(
    "--json", "json_file", metavar="FILE", help="Write the result record there; - for standard output."
)
@click.option("--junit", "junit_file", metavar="FILE", help="Write a JUnit report there, made by pytest.")
@click.option("--html", metavar="FILE", help="Write the report as a page there.")
@click.option("--gradescope", metavar="FILE", help="Write Gradescope's results.json there.")
@click.option("--github-classroom", metavar="FILE", help="Write GitHub Classroom's JSON there.")
def command(
    names: tuple[str, ...],
    folder: Path | None,
    json_file: str | None,
    junit_file: str | None,
    **others: str | None,
) -> None:
    """Grade the exercises in a folder and say which concept failed.

    Exit code: 0 all that was asked passed, 1 something failed or is not started, 2 wrong usage,
    3 an error of the grader's own.
    """
    places = find_places()
    folder = folder or places.exercises
    if not folder.exists():
        raise no_folder(places, folder)
    try:
        found = find(folder, chosen_exercises(names))
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error
    files = {kind: file for kind, file in others.items() if file is not None}
    _leave(_graded(places, folder, found, json_file, junit_file, files))


def _graded(
    places: Places,
    folder: Path,
    found: list[Found],
    json_file: str | None,
    junit_file: str | None,
    files: dict[str, str],
) -> int:
    warm = _started_early(places, found)  # its imports run beside ours
    from grader.commands.recording import record_verdicts
    from grader.commands.single import judge_of, shown
    from grader.record import exit_code, to_json
    from grader.report.terminal import record_text

    with judge_of(places, warm) as judge:
        record, _ = judge.grade(folder.resolve().name, found)
        record = shown(record, judge, folder)
    record_verdicts(places, folder, found, record.exercises)
    if json_file:
        write_file(json_file, to_json(record) + b"\n")
    if files:
        _write_formats(files, record)
    if "-" not in (json_file, junit_file, *files.values()):
        show(record_text(record, elsewhere(places, folder)))
    if junit_file:
        _write_junit(places, junit_file, folder, [one.exercise for one in found])
    return exit_code(record.exercises)


def _write_formats(files: dict[str, str], record: "Record") -> None:
    """Write the record for other readers, each of `files` in the format that it is named by."""
    from grader.report.formats import FORMATS

    for kind, file in files.items():
        write_file(file, FORMATS[kind](record))


def _leave(code: int) -> NoReturn:
    """End the process at once: taking the interpreter down in order is a tenth of the time to a verdict."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _started_early(places: Places, found: list[Found]) -> dict[bool, Host]:
    """Start the process that will run what was begun; nothing where nothing was."""
    stubs = {one.exercise: known_stub(places.keys, places.solutions, one.exercise) for one in found}
    begun = [one for one in found if one.source is not None and not one.is_stub(stubs[one.exercise] or "")]
    if not begun:
        return {}
    torch = any(needs_torch(one) for one in begun)
    return {torch: hosts.start(torch=torch, hidden=places.secret)}


def _write_junit(places: Places, junit_file: str, folder: Path, names: list[str]) -> None:
    """Run the graders under pytest, in an empty folder of ours: nothing beside the exercises is read or run."""
    only = " or ".join(f"test_{name}.py" for name in names)
    with tempfile.TemporaryDirectory() as empty:
        report = Path(empty, "report.xml")
        ran = subprocess.run(
            [sys.executable, "-P", "-m", "pytest", "-c", os.devnull, "--rootdir", empty, "-p", "no:cacheprovider",
             "-p", "no:xdist", "--pyargs", "grader.checks", "--exercises", str(folder.resolve()), "-k", only,
             f"--junitxml={report}"],
            cwd=empty,
            env={**os.environ, "GRADER_KIT": str(places.root)},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        if ran.returncode not in (0, 1) or not report.exists():
            raise OurError(
                f"pytest could not write the JUnit report: {(ran.stderr or ran.stdout).strip()[-500:]}"
            )
        write_file(junit_file, report.read_bytes())
