"""Writing the students' kit into an empty folder."""

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.key import store, stubs
from grader.key.keyring import Keyring
from grader.places import Places
from grader.playground import PAGE, find_page
from grader.release.contents import PROGRAM, program_files

STUDENT = Path(__file__).parent / "student"
TEXTS = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "pyproject.toml": "pyproject.toml.in",
    ".gitignore": "gitignore",
}


class ReleaseError(ValueError):
    """The kit cannot be written. The message says why, and what to do."""


@dataclass(frozen=True)
class Released:
    """What was written: how many files, and how much they weigh."""

    files: int
    megabytes: float


def release(places: Places, keyring: Keyring, target: Path) -> Released:
    """Write the students' kit into `target`. Raises ReleaseError, NoKey, OSError.

    Stubs, keys and texts are made anew from their sources: nothing of an instructor's own exercises gets in.
    """
    _check(places, keyring, target)
    keyring.keys(sorted(exercises(), reverse=True))
    for inside in program_files():
        _copy(PROGRAM / inside, target / "grader" / inside)
    for path in _playground():
        _copy(path, target / PAGE.parent / path.name)
    for name in exercises():
        _write(target / "exercises" / f"{name}.py", keyring.stub(name))
        _write(stubs.path_of(target / ".key", name), keyring.stub(name))
        _copy(store.path_of(keyring.folder, name), store.path_of(target / ".key", name))
    for name, text in _texts(places.root).items():
        _write(target / name, text)
    _copy(places.root / "LICENSE", target / "LICENSE")
    written = [path for path in target.rglob("*") if path.is_file()]
    return Released(len(written), sum(path.stat().st_size for path in written) / 1e6)


def _check(places: Places, keyring: Keyring, target: Path) -> None:
    if places.solutions is None:
        raise ReleaseError(
            "This copy of the kit holds no solutions; the students' kit is made from the authors'."
        )
    if keyring.private:
        raise ReleaseError(
            f"{keyring.folder} holds a private key, and students would get it. Without GRADER_KEYS the learners' "
            "keys are released, which lie in .key."
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ReleaseError(f"{target} is not an empty folder. Name one that is new: nothing is overwritten.")
    if any(target.resolve().is_relative_to(room) for room in (PROGRAM, places.solutions, places.exercises)):
        raise ReleaseError(f"{target} lies within the kit's own parts. Name a folder elsewhere.")


def _playground() -> list[Path]:
    """Return the files of the playground's page."""
    page = find_page()
    if page is None:
        raise ReleaseError(f"{PAGE} is not there, and students would miss it. Take a whole copy of the kit.")
    return sorted(path for path in page.parent.iterdir() if path.suffix in (".html", ".css", ".js"))


def _texts(root: Path) -> dict[str, str]:
    """Return the students' README, Makefile and project file; what they share with ours is taken from there."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    filled = {
        "@VERSION@": project["version"],
        "@DEPENDENCIES@": "\n".join(f'    "{one}",' for one in project["dependencies"]),
        "@EXERCISES@": "\n".join(
            f"| {one.number} | `{one.name}` | {one.title} |" for one in exercises().values()
        ),
    }
    return {name: _filled((STUDENT / source).read_text("utf-8"), filled) for name, source in TEXTS.items()}


def _filled(text: str, marks: dict[str, str]) -> str:
    for mark, content in marks.items():
        text = text.replace(mark, content)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _copy(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
