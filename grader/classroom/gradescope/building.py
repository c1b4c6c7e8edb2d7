"""Building the autograder's zip: Gradescope's two scripts, the keys, and the program that students get.

To that comes what reads a submission as it was handed in; no solution, and no mistake as a program.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.classroom.gradescope.assignment import Assignment
from grader.classroom.gradescope.requirements import requirements
from grader.key import store, stubs
from grader.release.contents import PROGRAM, program_files

HERE = Path(__file__).parent
SCRIPTS = ("setup.sh", "run_autograder")
CLASSROOM = (  # what `running` needs of it
    *("__init__.py", "trust.py", "intake/*.py"),
    *(f"gradescope/{name}.py" for name in ("__init__", "assignment", "running", "submitted")),
    *(f"outputs/{name}.py" for name in ("__init__", "asked", "files")),
)
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # so that the same kit gives the same zip


def autograder(keys: Path, assignment: Assignment) -> bytes:
    """Return the zip, with the keys in the folder `keys`. Raises OSError, NotInstalled."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(_files(keys, assignment)):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if name in SCRIPTS else 0o100644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(keys: Path, assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    for script in SCRIPTS:
        yield script, (HERE / script).read_bytes()
    yield "requirements.txt", "\n".join([*requirements(), ""]).encode()
    yield "assignment.json", msgspec.json.encode(assignment)
    for exercise in assignment.asked:
        for path in (store.path_of(keys, exercise), stubs.path_of(keys, exercise)):
            yield f"kit/.key/{path.name}", path.read_bytes()
    for path in _program():
        yield f"kit/grader/{path.as_posix()}", (PROGRAM / path).read_bytes()


def _program() -> Iterator[Path]:
    yield from program_files()
    for names in CLASSROOM:
        for path in (PROGRAM / "classroom").glob(names):
            yield path.relative_to(PROGRAM)
