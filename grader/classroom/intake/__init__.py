"""What a class handed in: from a folder or an archive to submissions, and from a submission to its exercises.

`disk` and `archive` find the files, `unwrapping` finds the class among the folders around it, `shapes` knows how
Canvas, Moodle, Gradescope and nbgrader lay it out, `listing` puts it together; then `content` opens what belongs to
one submission, `picking` says which file is which exercise, and `reading` gives the exercises. Nothing is ever
unpacked to disk, and no link is followed.
"""

from grader.classroom.intake.entries import IntakeError
from grader.classroom.intake.listing import Handed, Listing, listing, submission
from grader.classroom.intake.reading import digest, read

__all__ = ["Handed", "IntakeError", "Listing", "digest", "listing", "read", "submission"]
