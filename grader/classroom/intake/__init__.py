"""What a class handed in: from a folder or an archive to submissions, and from a submission to its exercises."""

from grader.classroom.intake.listing import Handed, IntakeError, Listing, listing
from grader.classroom.intake.reading import digest, read

__all__ = ["Handed", "IntakeError", "Listing", "digest", "listing", "read"]
