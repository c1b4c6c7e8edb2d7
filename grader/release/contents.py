"""What of the program a student's copy holds: everything but the rooms in which instructors and authors work."""

from collections.abc import Iterator
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1]
INSTRUCTORS = (
    *("classroom", "release", "verify"),  # class grading, this, and what tells authors about their exercises
    *("key/build.py", "key/making.py", "key/variants.py"),  # from solutions to keys
    *(
        f"commands/{name}.py"
        for name in ("batch", "course", "gradescope", "key", "release", "validate", "verify")
    ),
)
KINDS = (".py", ".toml", ".css")


def program_files() -> Iterator[Path]:
    """Yield the files of the program that students get, relative to the program's folder."""
    for path in sorted(PROGRAM.rglob("*")):
        inside = path.relative_to(PROGRAM)
        if path.is_file() and _is_of_the_program(inside) and not _is_instructors(inside):
            yield inside


def _is_of_the_program(inside: Path) -> bool:
    """Return whether this is a part, and nothing that happens to lie beside them."""
    return inside.suffix in KINDS or inside.name == "py.typed"


def _is_instructors(inside: Path) -> bool:
    return any(inside.is_relative_to(room) for room in INSTRUCTORS)
