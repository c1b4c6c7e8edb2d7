"""All outputs of a class, in one pass over its records."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from grader.classroom.outputs.asked import as_asked
from grader.classroom.outputs.class_files import CONCEPTS, JUNIT, REPORT, STUDENTS, class_files
from grader.classroom.outputs.students_files import StudentsFiles
from grader.curriculum.catalogue import exercises
from grader.record import Record
from grader.report.hidden import without_inputs


def write_all(
    records: Callable[[], Iterator[Record]],
    out: Path,
    asked: list[str],
    hidden: bool,
    gone: Iterable[str] = (),
) -> list[Path]:
    """Write every output of a class into the folder `out`; return the files and folders that hold them.

    `asked` are the exercises of the assignment: one that a record does not hold counts as missing. With `hidden`,
    what students get tells concepts and sentences only; what is the instructor's stays whole. The files of submissions
    that are `gone` are taken away. Each file is there whole or not at all. Raises OSError where it cannot be written.
    """
    in_order = [name for name in exercises() if name in asked]
    students = StudentsFiles(out)
    for name in gone:
        students.remove(name)
    with class_files(out, in_order) as files:
        for record in records():
            one = as_asked(record, in_order)
            files.add(one)
            students.write(without_inputs(one) if hidden else one)
    return [*(out / name for name in (REPORT, STUDENTS, CONCEPTS, JUNIT)), *students.folders]
