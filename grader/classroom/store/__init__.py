"""Where results are kept, in SQLite or PostgreSQL: by the same code, each once, whatever ends in the middle."""

from grader.classroom.store.address import FILE, DatabaseError, DatabaseLost, address
from grader.classroom.store.database import Database
from grader.classroom.store.results import Store, hash_of

__all__ = ["FILE", "Database", "DatabaseError", "DatabaseLost", "Store", "address", "hash_of"]
