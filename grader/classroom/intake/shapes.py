"""How the files of a class are laid out: by folders, as nbgrader has them, or as a download names them.

Canvas      lovelaceada_LATE_12345_67890_softmax.py             all files beside each other
Moodle      Ada Lovelace_12345_assignsubmission_file/softmax.py  or all beside each other, softmax.py after a `_`
Gradescope  assignment_1_export/submission_2/softmax.py          and who that is in submission_metadata.yml
nbgrader    submitted/ada/ps1/softmax.ipynb
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from grader.classroom.intake.entries import Entry, Remarks
from grader.classroom.intake.gradescope import METADATA, Submitter

_CANVAS = re.compile(
    r"(?P<name>.*?)_?(?:LATE_)?(?P<id>anon_[0-9A-Za-z]+|(?<=_)[0-9]+)_"
    r"(?:(?P<file>[0-9]{1,18})_(?P<rest>.+)|(?:text|link)\.html)",
    re.DOTALL,
)
_MOODLE = re.compile(
    r"(?P<name>.+?)(?:_(?P<id>[0-9]+))?_assignsubmission_(?P<kind>[a-z]+)_?(?P<rest>.*)", re.DOTALL
)
_GRADESCOPE = re.compile(r"submission_\d+")
_SUBMITTED = "submitted"
_COURSE = {"source", "release", "autograded", "feedback", "nbgrader_config.py", "gradebook.db"}

RUN_FILE = "run.json"
MOST_WRAPPERS = 3


@dataclass(frozen=True)
class Group:
    """The files of one submission. `id` tells it from others of the same name; `newest_last`: each file came later
    than those before it, and replaces one of the same name."""

    name: str
    id: str
    entries: tuple[Entry, ...]
    newest_last: bool = False


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


def groups_of(
    root: str,
    entries: Sequence[Entry],
    people: Callable[[Entry], dict[str, list[Submitter]]],
    remarks: Remarks,
) -> list[Group]:
    """Return the submissions that these files make up, in a root of that name. `people` reads Gradescope's metadata."""
    layer = _layer(entries) if root == _SUBMITTED else _unwrapped(_layer(entries), remarks)
    if METADATA in layer.files:
        return _gradescope(layer, people(layer.files[METADATA]), remarks)
    if layer.folders and all(map(_GRADESCOPE.fullmatch, layer.folders)):
        return _gradescope(layer, {}, remarks)
    if any(map(_MOODLE.fullmatch, [*layer.folders, *layer.files])):
        return _moodle(layer, remarks)
    if 2 * sum(_CANVAS.fullmatch(name) is not None for name in layer.files) > len(layer.files):
        return _canvas(layer, remarks)
    return _folders(layer, remarks)


def _layer(entries: Sequence[Entry]) -> Layer:
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


def _unwrapped(layer: Layer, remarks: Remarks) -> Layer:
    """Return the layer of the class itself, below folders that only hold it: an export, a course, one around all."""
    for _ in range(MOST_WRAPPERS):
        if _SUBMITTED in layer.folders and {*layer.folders, *layer.files} & _COURSE:
            remarks.add("of the course, only this is graded", _SUBMITTED)
            return _layer(layer.folders[_SUBMITTED])
        if len(layer.folders) != 1 or layer.programs or layer.archives or METADATA in layer.files:
            break
        [(name, entries)] = layer.folders.items()
        inner = _layer(entries)
        if name == _SUBMITTED:
            return inner
        if _MOODLE.fullmatch(name) or not _holds_a_class(inner):
            break
        layer = inner
    return layer


def _holds_a_class(layer: Layer) -> bool:
    """Return whether several students' work lies here: names of a download, or the same file in two folders."""
    if METADATA in layer.files or any(map(_MOODLE.fullmatch, [*layer.folders, *layer.files])):
        return True
    if layer.programs:
        return all(map(_CANVAS.fullmatch, layer.programs))
    files = {(name, one.path[-1]) for name, own in layer.folders.items() for one in own if one.relevant}
    return len(layer.archives) > 1 or len({name for _, name in files}) < len(files)


def _folders(layer: Layer, remarks: Remarks) -> list[Group]:
    """Return a submission for each folder, and for each archive that lies beside them."""
    groups = {name: list(own) for name, own in layer.folders.items() if not _are_results(name, own, remarks)}
    for name in layer.archives:
        groups.setdefault(name[: -len(".zip")], []).append(layer.files[name])
    for name in layer.programs:
        remarks.add("in no submission's folder, and left out", name)
    return [Group(name, "", tuple(own)) for name, own in groups.items()]


def _are_results(name: str, own: Sequence[Entry], remarks: Remarks) -> bool:
    """Return whether a folder is what an earlier run wrote."""
    results = any(one.path == (RUN_FILE,) for one in own) and not any(one.relevant for one in own)
    if results:
        remarks.add("the results of an earlier run, and left out", name)
    return results


def _gradescope(layer: Layer, people: dict[str, list[Submitter]], remarks: Remarks) -> list[Group]:
    groups = []
    for folder in _folders(layer, remarks):
        submitters = people.get(folder.name, [])
        name = ", ".join(one.name or one.email or one.sid for one in submitters)
        ids = ", ".join(one.email or one.sid for one in submitters)
        if not name:
            remarks.add(f"{METADATA} does not say whose it is", folder.name)
        groups.append(replace(folder, name=name or folder.name, id=ids or folder.name))
    return groups


def _moodle(layer: Layer, remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    named = [*layer.folders.items(), *((name, [file]) for name, file in layer.files.items())]
    for name, own in named:
        found = _MOODLE.fullmatch(name)
        if found is None:
            remarks.add("not named as Moodle names submissions, and left out", name)
            continue
        group = groups.setdefault((found["name"], found["id"] or ""), [])
        if found["kind"] != "file":
            remarks.add("typed into Moodle, which cannot be graded; ask for files", name)
        elif name in layer.folders:
            group += own
        elif found["rest"]:
            group.append(replace(own[0], path=(found["rest"],)))
    return [Group(name, number, tuple(own)) for (name, number), own in groups.items()]


def _canvas(layer: Layer, remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
    for name, file in layer.files.items():
        found = _CANVAS.fullmatch(name)
        if found is None:
            remarks.add("not named as Canvas names submissions, and left out", name)
            continue
        group = groups.setdefault((found["name"] or found["id"], found["id"]), [])
        if found["rest"]:
            group.append((int(found["file"]), replace(file, path=(found["rest"],))))
        else:
            remarks.add("typed into Canvas, which cannot be graded; ask for files", name)
    return [
        Group(name, number, tuple(one for _, one in sorted(own, key=lambda pair: pair[0])), newest_last=True)
        for (name, number), own in groups.items()
    ]
