"""Building the autograder's zip: the grader without solutions and mistakes, the keys, and Gradescope's two scripts."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.classroom.gradescope.assignment import Assignment
from grader.classroom.gradescope.requirements import requirements
from grader.key import store, stubs

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1]
SCRIPTS = ("setup.sh", "run_autograder")
PARTS = (
    "*.py",
    *(
        f"{room}/*"
        for room in ("checks", "curriculum", "diagnosis", "findings", "key", "notebooks", "report", "worker")
    ),
    "classroom/__init__.py",
    "classroom/trust.py",
    *(f"classroom/{room}/*" for room in ("gradescope", "intake", "outputs")),
    "commands/__init__.py",
    "commands/output.py",
)
LEFT_OUT = ("key/build.py", "key/making.py", "key/variants.py")
SUFFIXES = (".py", ".toml", ".css")
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
    for path in sorted({path for part in PARTS for path in PACKAGE.glob(part)}):
        name = path.relative_to(PACKAGE).as_posix()
        if path.suffix in SUFFIXES and name not in LEFT_OUT:
            yield f"kit/grader/{name}", path.read_bytes()
