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
from grader.classroom.intake.layers import CANVAS, MOODLE, Layer, layer_of
from grader.classroom.intake.unwrapping import SUBMITTED, unwrapped

_GRADESCOPE = re.compile(r"submission_\d+")

RUN_FILE = "run.json"  # marks a folder of results, which is no submission


@dataclass(frozen=True)
class Group:
    """The files of one submission. `id` tells it from others of the same name; `newest_last`: each file came later
    than those before it, and replaces one of the same name."""

    name: str
    id: str
    entries: tuple[Entry, ...]
    newest_last: bool = False


def groups_of(
    root: str,
    entries: Sequence[Entry],
    people: Callable[[Entry], dict[str, list[Submitter]]],
    remarks: Remarks,
) -> list[Group]:
    """Return the submissions that these files make up, in a root of that name. `people` reads Gradescope's metadata."""
    layer = layer_of(entries) if root == SUBMITTED else unwrapped(layer_of(entries), remarks)
    if METADATA in layer.files:
        return _gradescope(layer, people(layer.files[METADATA]), remarks)
    if layer.folders and all(map(_GRADESCOPE.fullmatch, layer.folders)):
        return _gradescope(layer, {}, remarks)
    if any(map(MOODLE.fullmatch, [*layer.folders, *layer.files])):
        return _moodle(layer, remarks)
    if 2 * sum(CANVAS.fullmatch(name) is not None for name in layer.files) > len(layer.files):
        return _canvas(layer, remarks)
    return _folders(layer, remarks)


def _folders(layer: Layer, remarks: Remarks) -> list[Group]:
    """Return a submission for each folder, and for each archive that lies beside them."""
    groups = {name: list(own) for name, own in layer.folders.items() if not _are_results(name, own, remarks)}
    for name in layer.archives:
        groups.setdefault(name[: -len(".zip")], []).append(layer.files[name])
    for name in layer.programs:
        remarks.left_out.add("in no submission's folder, and left out", name)
    return [Group(name, "", tuple(own)) for name, own in groups.items()]


def _are_results(name: str, own: Sequence[Entry], remarks: Remarks) -> bool:
    """Return whether a folder is what an earlier run wrote."""
    results = any(one.path == (RUN_FILE,) for one in own) and not any(one.relevant for one in own)
    if results:
        remarks.left_out.add("the results of an earlier run, and left out", name)
    return results


def _gradescope(layer: Layer, people: dict[str, list[Submitter]], remarks: Remarks) -> list[Group]:
    groups = []
    for folder in _folders(layer, remarks):
        submitters = people.get(folder.name, [])
        name = ", ".join(one.name or one.email or one.sid for one in submitters)
        ids = ", ".join(one.email or one.sid for one in submitters)
        if not name:
            remarks.noted.add(f"{METADATA} does not say whose it is", folder.name)
        groups.append(replace(folder, name=name or folder.name, id=ids or folder.name))
    return groups


def _moodle(layer: Layer, remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    named = [*layer.folders.items(), *((name, [file]) for name, file in layer.files.items())]
    for name, own in named:
        found = MOODLE.fullmatch(name)
        if found is None:
            remarks.left_out.add("not named as Moodle names submissions, and left out", name)
            continue
        group = groups.setdefault((found["name"], found["id"] or ""), [])
        if found["kind"] != "file":
            remarks.left_out.add("typed into Moodle, which cannot be graded; ask for files", name)
        elif name in layer.folders:
            group += own
        elif found["rest"]:
            group.append(replace(own[0], path=(found["rest"],)))
    return [Group(name, number, tuple(own)) for (name, number), own in groups.items()]


def _canvas(layer: Layer, remarks: Remarks) -> list[Group]:
    groups: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
    for name, file in layer.files.items():
        found = CANVAS.fullmatch(name)
        if found is None:
            remarks.left_out.add("not named as Canvas names submissions, and left out", name)
            continue
        group = groups.setdefault((found["name"] or found["id"], found["id"]), [])
        if found["rest"]:
            group.append((int(found["file"]), replace(file, path=(found["rest"],))))
        else:
            remarks.left_out.add("typed into Canvas, which cannot be graded; ask for files", name)
    return [
        Group(name, number, tuple(one for _, one in sorted(own, key=lambda pair: pair[0])), newest_last=True)
        for (name, number), own in groups.items()
    ]
