"""The tables, as a list of changes: a history of any released version is brought up to date by those that it lacks.

A change that was released is never edited; the next one is added below it, and a history of the version before goes
into `tests/histories/`.
"""

APPLICATION = 0x67726164  # "grad", in the file's header: this database is ours
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,       -- UTC, ISO 8601
            kind TEXT NOT NULL,
            about TEXT NOT NULL,
            body TEXT NOT NULL,     -- the event as JSON
            origin TEXT UNIQUE      -- what it was taken over from, so that it is once
        )
        """,
        "CREATE INDEX event_about ON event (about, kind, id)",
    ),
)
