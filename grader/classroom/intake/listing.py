"""Which submissions there are, in whatever a learning platform gives an instructor."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.classroom.intake.archive import Unreadable, members_of
from grader.classroom.intake.content import Content, archive_at
from grader.classroom.intake.disk import entries_below
from grader.classroom.intake.entries import Entry, IntakeError, Remarks, composed
from grader.classroom.intake.gradescope import LARGEST_METADATA, METADATA, Submitter, submitters_of
from grader.classroom.intake.picking import Picked, picked
from grader.classroom.intake.shapes import Group, groups_of
from grader.curriculum.catalogue import exercises
from grader.findings.printable import shown_name

LONGEST_NAME = 150
_EXPECTED = (
    "Expected one folder for each submission, ROOT/<submission>/<exercise>.py or .ipynb, nbgrader's `submitted`, "
    "or a download from Canvas, Moodle or Gradescope, as a .zip or unpacked."
)


@dataclass(frozen=True)
class Handed:
    """One submission: its name, unique in its listing, and the files that are read.

    `faults` are sentences about archives of it that cannot be opened. `asked` are the exercises of the assignment,
    the only ones that are read; none stands for all. `usual` are those that such a fault is about: the exercises
    of the assignment, or what most of the class handed in as files of their own.
    """

    name: str
    root: str
    files: tuple[Picked, ...]
    faults: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """The submissions sorted by name; in sentences what was left out and why, and how the rest was understood."""

    submissions: list[Handed]
    left_out: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


def listing(root: Path, asked: tuple[str, ...] = ()) -> Listing:
    """Return the submissions in a folder or an archive, of which the exercises `asked` will be read, or all.

    Raises IntakeError where there is no submission.
    """
    remarks = Remarks()
    entries = _entries(root, remarks)
    content = Content(str(root))
    groups = groups_of(root.resolve().name, entries, lambda entry: _people(content, entry, remarks), remarks)
    if not any(one.relevant and one.kind != "folder" for group in groups for one in group.entries):
        raise IntakeError(_nothing(root, entries))
    groups = _told_apart(groups, remarks)
    handed = [_handed(str(root.resolve()), group, content, remarks) for group in groups]
    usual = asked or _usual(handed)
    handed = [replace(one, asked=asked, usual=usual) for one in handed]
    by_name = sorted(handed, key=lambda one: one.name)
    return Listing(by_name, remarks.left_out.sentences(), remarks.noted.sentences())


def submission(folder: Path, name: str) -> tuple[Handed, list[str]]:
    """Return the one submission that lies in a folder, and in sentences what there is to say of its files.

    Raises IntakeError where the folder cannot be read.
    """
    remarks = Remarks()
    group = Group(name, "", tuple(entries_below(folder, remarks)))
    return _handed(str(folder), group, Content(str(folder)), remarks), [
        *remarks.left_out.sentences(),
        *remarks.noted.sentences(),
    ]


def _entries(root: Path, remarks: Remarks) -> list[Entry]:
    try:
        if root.is_dir():
            return entries_below(root, remarks)
        if not root.exists():
            raise IntakeError(f"There is no folder or archive {root}. {_EXPECTED}")
        if not root.is_file():
            raise IntakeError(f"{root} is neither a folder nor a file. {_EXPECTED}")
        return members_of(archive_at(root), remarks)
    except OSError as error:
        raise IntakeError(f"{root} cannot be read: {error.strerror}.") from error
    except Unreadable as error:
        raise IntakeError(f"{root} {error}. {_EXPECTED} Other archives: unpack them first.") from error


def _people(content: Content, entry: Entry, remarks: Remarks) -> dict[str, list[Submitter]]:
    try:
        return submitters_of(content.of(entry, LARGEST_METADATA))
    except Unreadable as error:
        remarks.noted.add(f"{error}, so submissions keep their numbers", METADATA)
        return {}


def _nothing(root: Path, entries: Sequence[Entry]) -> str:
    """Return why there is no submission, and what to do about it."""
    loose = sorted(
        one.path[0] for one in entries if len(one.path) == 1 and one.relevant and one.kind == "file"
    )
    own = [name for name in loose if name.rpartition(".")[0] in exercises()]
    if own:
        return (
            f"{root} holds {own[0]} itself, so it looks like one student's work: `grader grade --dir` grades that. "
            f"{_EXPECTED}"
        )
    if loose:
        return f"{root} holds {shown_name(loose[0])} itself, in no submission's folder. {_EXPECTED}"
    if not entries:
        return f"{root} is empty. {_EXPECTED}"
    return (
        f"{root} holds no submission: none of its files is a program, a notebook or an archive. {_EXPECTED}"
    )


def _told_apart(groups: list[Group], remarks: Remarks) -> list[Group]:
    """Return the groups with names that differ: where they do not, what the platform calls them is added."""
    short = [replace(group, name=_shortened(composed(group.name)), id=composed(group.id)) for group in groups]
    often = Counter(group.name for group in short)
    for name in sorted(name for name, count in often.items() if count > 1):
        remarks.noted.add(
            "the name of several submissions, which are told apart by a number or an address", name
        )
    taken: set[str] = set()
    told = []
    for group in sorted(short, key=lambda one: (one.name, one.id)):
        name = f"{group.name} ({group.id})" if often[group.name] > 1 and group.id else group.name
        number = 1
        while name in taken or (name != group.name and name in often):
            number += 1
            name = f"{group.name} ({number})"
        taken.add(name)
        told.append(replace(group, name=name))
    return told


def _shortened(name: str) -> str:
    name = name.strip() or "(no name)"
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _handed(root: str, group: Group, content: Content, remarks: Remarks) -> Handed:
    """Return a submission; the archives in it are looked into, but not those within them."""
    entries: list[Entry] = []
    faults: list[str] = []
    for one in group.entries:
        if not one.relevant:
            continue
        if not one.is_archive:
            entries.append(one)
            continue
        where = f"{group.name}/{'/'.join(one.path)}"
        try:
            inner = [_within(one, member) for member in members_of(content.archive(one), remarks, where)]
        except Unreadable as error:
            remarks.left_out.add(str(error), where)
            faults.append(f"{shown_name(one.path[-1])} {error}.")
            continue
        entries += [member for member in inner if member.relevant and not member.is_archive]
        if any(member.is_archive for member in inner):
            remarks.left_out.add("an archive within an archive, and left out", where)
    files = picked(entries, group.newest_last)
    for file in files:
        if file.has_rivals:
            remarks.noted.add("graded, though a folder beside it holds another", f"{group.name}/{file.name}")
    if not files and not faults:
        remarks.noted.add("holds no notebook, and no program that is named after an exercise", group.name)
    return Handed(group.name, root, tuple(files), tuple(faults))


def _usual(handed: Sequence[Handed]) -> tuple[str, ...]:
    """Return the exercises that most of the class handed in as files of their own."""
    named = [{file.exercise for file in one.files} - {None} for one in handed]
    counts = Counter(exercise for some in named for exercise in some)
    return tuple(name for name in exercises() if 2 * counts[name] > sum(map(bool, named)))


def _within(outer: Entry, member: Entry) -> Entry:
    return replace(member, path=(*outer.path[:-1], *member.path), steps=(*outer.steps, *member.steps))
