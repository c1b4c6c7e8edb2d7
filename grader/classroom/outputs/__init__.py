"""What a class's records become: pages for students, tables and a report for the instructor, other systems' files."""

from grader.classroom.outputs.writing import write_all

__all__ = ["write_all"]
