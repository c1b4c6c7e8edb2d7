"""Where the class begins: folders around it are seen through, and what a folder alone was taken for is told.

A folder alone in ROOT, with work in several folders of its own, is a class or one student's. It is a student's where
exercises lie beside these folders, or where all of them are named as one orders one's own work; else it is a class.
"""

import re

from grader.classroom.intake.entries import Remarks
from grader.classroom.intake.layers import Layer, layer_of
from grader.classroom.intake.picking import picked
from grader.curriculum.catalogue import exercises

SUBMITTED = "submitted"
MOST_WRAPPERS = 3
_COURSE = {"source", "release", "autograded", "feedback", "nbgrader_config.py", "gradebook.db"}
_PART = re.compile(
    r"(?:week|day|unit|lesson|lecture|module|chapter|session|topic|ps|pset|problem[ _-]?set|homework|hw|assignment|"
    r"exercise|lab|part|task|problem|question|project|solution|answer|attempt|try|draft|version|v|old|new|final|"
    r"backup|copy|src|source|code|script|program|python|notebook|test|lib|util|data|doc)s?"
    r"(?:[ _.-]*\d+[a-z]?|[ _.-]+[a-z])?",
    re.IGNORECASE,
)


def unwrapped(layer: Layer, remarks: Remarks) -> Layer:
    """Return the layer of the class itself, below folders that only hold it: an export, a course, one around all."""
    outermost, around = layer, []
    for _ in range(MOST_WRAPPERS):
        if SUBMITTED in layer.folders and {*layer.folders, *layer.files} & _COURSE:
            remarks.noted.add("of the course, only this is graded", SUBMITTED)
            return layer_of(layer.folders[SUBMITTED])
        if len(layer.folders) != 1 or layer.programs or layer.archives or layer.is_a_download:
            break
        [(name, entries)] = layer.folders.items()
        around.append(name)
        layer = layer_of(entries)
        if name == SUBMITTED and not layer.programs:
            return layer
    if not around or layer.is_a_download:
        return layer
    work = _work(layer)
    if len(work) < 2:
        return outermost
    return _one_or_many(outermost, layer, work, "/".join(around), remarks)


def _one_or_many(outermost: Layer, layer: Layer, work: list[str], name: str, remarks: Remarks) -> Layer:
    own = picked([layer.files[program] for program in layer.programs], newest_last=False)
    if own or all(map(_is_part, work)):
        remarks.noted.add(
            "taken for one submission with several folders; if each of them is a student's, give this folder as ROOT",
            name,
        )
        return outermost
    remarks.noted.add(
        "taken for the folder around a class, with a submission in each folder; if all of it is one student's, put it "
        f"into a folder named `{SUBMITTED}`",
        name,
    )
    return layer


def _work(layer: Layer) -> list[str]:
    """Return the names of folders and archives in which programs, notebooks or archives lie."""
    folders = [
        name
        for name, own in layer.folders.items()
        if any(one.relevant and one.kind != "folder" for one in own)
    ]
    return folders + [name[: -len(".zip")] for name in layer.archives]


def _is_part(name: str) -> bool:
    """Return whether a folder is named as one orders one's own work."""
    return _PART.fullmatch(name) is not None or name.lower() in exercises()
