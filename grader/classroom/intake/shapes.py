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
_COURSE = {"source", "release", "autograded", "feedback", "nbgrader_config.py", "gradebook.db"}


@dataclass(frozen=True)
class Group:
    """The files of one submission. `id` tells it from others of the same name; `newest_last`: each file came later
    than those before it, and replaces one of the same name."""

    name: str
    id: str
    entries: tuple[Entry, ...]
    newest_last: bool = False


def groups_of(
    entries: Sequence[Entry], people: Callable[[Entry], dict[str, list[Submitter]]], remarks: Remarks
) -> list[Group]:
    """Return the submissions that these files make up. `people` reads Gradescope's metadata."""
    entries = _unwrapped(entries, remarks)
    metadata = next((one for one in entries if one.path == (METADATA,)), None)
    tops = {one.path[0] for one in entries if len(one.path) > 1}
    if metadata is not None or (tops and all(map(_GRADESCOPE.fullmatch, tops))):
        return _gradescope(entries, people(metadata) if metadata else {}, remarks)
    if any(_MOODLE.fullmatch(one.path[0]) for one in entries):
        return _moodle(entries, remarks)
    loose = [one for one in entries if len(one.path) == 1]
    canvas = [one for one in loose if _CANVAS.fullmatch(one.path[0])]
    if canvas and 2 * len(canvas) > len(loose):
        return _canvas(canvas, remarks)
    return _folders(entries, remarks)


def _unwrapped(entries: Sequence[Entry], remarks: Remarks) -> Sequence[Entry]:
    """Return the files without folders that only hold the class: an export, a course, a folder around all."""
    for _ in range(3):
        tops = {one.path[0] for one in entries if len(one.path) > 1}
        loose = {one.path[0] for one in entries if len(one.path) == 1}
        if "submitted" in tops and (tops | loose) & _COURSE:
            remarks.add("of the course, only what was submitted is graded", "submitted")
            return _below(entries, "submitted")
        if len(tops) != 1 or any(one.relevant for one in entries if len(one.path) == 1) or METADATA in loose:
            return entries
        [top] = tops
        inner = _below(entries, top)
        if not (top == "submitted" or _holds_a_class(inner)) or _MOODLE.fullmatch(top):
            return entries
        entries = inner
    return entries


def _holds_a_class(inner: Sequence[Entry]) -> bool:
    """Return whether several students' work lies here: names of a download, or the same file in two folders."""
    names = {one.path[0] for one in inner}
    if METADATA in names or any(map(_MOODLE.fullmatch, names)):
        return True
    loose = [one.path[0] for one in inner if len(one.path) == 1 and one.relevant]
    if any(not name.lower().endswith(".zip") for name in loose):
        return all(map(_CANVAS.fullmatch, loose))
    files = [(one.path[0], one.path[-1]) for one in inner if one.relevant and len(one.path) > 1]
    return len(loose) > 1 or len({name for _, name in files}) < len(set(files))


def _below(entries: Sequence[Entry], top: str) -> list[Entry]:
    return [_without_top(one) for one in entries if len(one.path) > 1 and one.path[0] == top]


def _without_top(one: Entry) -> Entry:
    return replace(one, path=one.path[1:])


def _folders(entries: Sequence[Entry], remarks: Remarks) -> list[Group]:
    """Return a submission for each folder, and for each archive that lies beside them."""
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        if len(one.path) > 1:
            groups.setdefault(one.path[0], []).append(_without_top(one))
        elif one.path[0].lower().endswith(".zip"):
            groups.setdefault(one.path[0][:-4], []).append(one)
        elif one.relevant:
            remarks.add("is in no submission's folder, and was left out", one.path[0])
    return [Group(name, "", tuple(own)) for name, own in groups.items()]


def _gradescope(
    entries: Sequence[Entry], people: dict[str, list[Submitter]], remarks: Remarks
) -> list[Group]:
    groups = []
    for folder in _folders([one for one in entries if one.path != (METADATA,)], remarks):
        submitters = people.get(folder.name, [])
        name = ", ".join(one.name or one.email or one.sid for one in submitters)
        ids = ", ".join(one.email or one.sid for one in submitters)
        if not name:
            remarks.add(f"{METADATA} does not say whose it is", folder.name)
        groups.append(replace(folder, name=name or folder.name, id=ids or folder.name))
    return groups


def _moodle(entries: Sequence[Entry], remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    for one in entries:
        found = _MOODLE.fullmatch(one.path[0])
        if found is None:
            remarks.add("is not named as Moodle names submissions, and was left out", one.path[0])
            continue
        own = groups.setdefault((found["name"], found["id"] or ""), [])
        if found["kind"] != "file":
            remarks.add("typed into Moodle, which cannot be graded; ask for files", one.path[0])
        elif len(one.path) > 1:
            own.append(_without_top(one))
        elif found["rest"]:
            own.append(replace(one, path=(found["rest"],)))
    return [Group(name, number, tuple(own)) for (name, number), own in groups.items()]


def _canvas(entries: Sequence[Entry], remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
    for one in entries:
        found = _CANVAS.fullmatch(one.path[0])
        assert found is not None
        own = groups.setdefault((found["name"] or found["id"], found["id"]), [])
        if found["rest"]:
            own.append((int(found["file"]), replace(one, path=(found["rest"],))))
        else:
            remarks.add("typed into Canvas, which cannot be graded; ask for files", one.path[0])
    return [
        Group(name, number, tuple(one for _, one in sorted(own, key=lambda pair: pair[0])), newest_last=True)
        for (name, number), own in groups.items()
    ]
