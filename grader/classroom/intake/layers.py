"""What lies at one place, folders and files, and which names Canvas and Moodle give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.classroom.intake.entries import Entry
from grader.classroom.intake.gradescope import METADATA

CANVAS = re.compile(
    r"(?P<name>.*?)_?(?:LATE_)?(?P<id>anon_[0-9A-Za-z]+|(?<=_)[0-9]+)_"
    r"(?:(?P<file>[0-9]{1,18})_(?P<rest>.+)|(?:text|link)\.html)",
    re.DOTALL,
)
MOODLE = re.compile(
    r"(?P<name>.+?)(?:_(?P<id>[0-9]+))?_assignsubmission_(?P<kind>[a-z]+)_?(?P<rest>.*)", re.DOTALL
)


@dataclass(frozen=True)
class Layer:
    """What lies at one place: the folders, each with what is below it, and the files beside them."""

    folders: dict[str, list[Entry]]
    files: dict[str, Entry]

    @property
    def programs(self) -> list[str]:
        """The names of programs and notebooks among the files."""
        return [name for name, file in self.files.items() if file.relevant and not file.is_archive]

    @property
    def archives(self) -> list[str]:
        """The names of archives among the files."""
        return [name for name, file in self.files.items() if file.is_archive]

    @property
    def is_a_download(self) -> bool:
        """Whether the names are those that a platform gives to a class's submissions."""
        if METADATA in self.files or any(map(MOODLE.fullmatch, [*self.folders, *self.files])):
            return True
        return bool(self.programs) and all(map(CANVAS.fullmatch, self.programs))


def layer_of(entries: Sequence[Entry]) -> Layer:
    """Return what lies at the top of these files."""
    folders: dict[str, list[Entry]] = {}
    files: dict[str, Entry] = {}
    for one in entries:
        if len(one.path) > 1:
            folders.setdefault(one.path[0], []).append(replace(one, path=one.path[1:]))
        elif one.kind == "folder":
            folders.setdefault(one.path[0], [])
        else:
            files[one.path[0]] = one
    return Layer(folders, files)
