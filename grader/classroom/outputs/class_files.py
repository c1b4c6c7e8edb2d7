"""What the instructor gets: two tables, JUnit's XML, and the class report."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from grader.classroom.outputs import junit, tables
from grader.classroom.outputs.files import whole, write_whole
from grader.classroom.outputs.remembered import Remembered
from grader.classroom.outputs.statistics import Statistics
from grader.record import Record

STUDENTS, CONCEPTS, JUNIT, REPORT = "students.csv", "concepts.csv", "junit.xml", "class.html"


class ClassFiles:
    """The files of one class, to which one submission after another is added."""

    def __init__(
        self, students: BinaryIO, concepts: BinaryIO, junit_file: BinaryIO, asked: list[str]
    ) -> None:
        self.statistics = Statistics(asked)
        self._students = students
        self._concepts = concepts
        self._junit = junit_file
        self._cases = Remembered(junit.cases_of)
        students.write(tables.BYTE_ORDER_MARK + tables.students_header(asked))
        concepts.write(tables.BYTE_ORDER_MARK + tables.concepts_header(asked))
        junit_file.write(junit.OPENING.encode())

    def add(self, record: Record) -> None:
        """Add a submission, in which every exercise asked for has its result. Raises OSError."""
        self._students.write(tables.students_row(record))
        self._concepts.write(tables.concepts_row(record))
        self._junit.write(junit.suite(record, map(self._cases, record.exercises)).encode())
        self.statistics.add(record)

    def end(self) -> None:
        """Write what comes after the last submission. Raises OSError."""
        self._junit.write(junit.CLOSING.encode())


@contextmanager
def class_files(out: Path, asked: list[str]) -> Iterator[ClassFiles]:
    """Give the class's files in the folder `out`; they appear when the block ends well. Raises OSError."""
    from grader.classroom.outputs.class_report import class_page  # its pictures take a second to load

    with whole(out / STUDENTS) as students, whole(out / CONCEPTS) as concepts, whole(out / JUNIT) as xml:
        files = ClassFiles(students, concepts, xml, asked)
        yield files
        files.end()
    write_whole(out / REPORT, class_page(files.statistics).encode())
