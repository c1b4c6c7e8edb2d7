"""The tables that results are kept in, the same in SQLite and in PostgreSQL."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 1
metadata = MetaData()

schema = Table(
    "grader_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

runs = Table(
    "grader_runs",
    metadata,
    Column("run", String(32), primary_key=True),
    Column("root", LargeBinary, nullable=False),  # paths and names are bytes: they hold what no text can
    Column("out", LargeBinary, nullable=False),
    Column("begun", DateTime(timezone=True), nullable=False),
)

results = Table(
    "grader_results",
    metadata,
    Column("run", String(32), primary_key=True),
    Column("name_hash", String(64), primary_key=True),  # a name may be longer than an index takes
    Column("submission", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("name", LargeBinary, nullable=False),
    Column("status", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("graded", DateTime(timezone=True), nullable=False),
    Column("record", Text, nullable=False),
)
