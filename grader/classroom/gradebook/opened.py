"""nbgrader's gradebook, opened once in a process instead of at every step for every notebook."""

from functools import cache

from nbgrader.api import Gradebook


@cache
def gradebook_at(url: str) -> Gradebook:
    """Return a gradebook to be used as a context manager, again and again.

    Leaving it gives back its connection, so nothing stays locked; what SQLAlchemy compiled for it is kept, and
    compiling takes longer than the database does.
    """
    return Gradebook(url)
