"""The history for other programs: as JSON with what follows from it, and as a table with a row for each event."""

import csv
import io
from typing import Any

import msgspec

from grader.history.keeping import Happened
from grader.report.document import indented
from grader.review.standing import Standing

SCHEMA = 1
COLUMNS = (
    "at", "event", "about", "exercise", "concept", "question", "outcome", "passed", "failed", "misconception", "rung",
    "seconds",
)  # fmt: skip


def to_json(events: list[Happened], found: Standing) -> bytes:
    """Return the whole history, and where the learner stands."""
    document = {
        "schema": SCHEMA,
        "now": found.now.isoformat(timespec="seconds"),
        "practice": found.practice,
        "subjects": [
            {
                "subject": subject,
                "state": found.states[subject],
                "due": memory.due.isoformat(timespec="seconds"),
                "recall": round(memory.recall(found.now), 3),
                "trials": [
                    {"at": _time(one), "outcome": one.outcome, "place": one.place} for one in memory.trials
                ],
            }
            for subject, memory in found.memories.items()
        ],
        "mistakes": [{"mistake": name, "days": days} for name, days in found.mistakes],
        "events": [{"at": _time(one), **_fields(one)} for one in events],
    }
    return indented(document)


def to_csv(events: list[Happened]) -> bytes:
    """Return a row for each event, with a header; what an event does not have is left empty."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for happened in events:
        writer.writerow({"at": _time(happened), "about": happened.event.about, **_row(_fields(happened))})
    return text.getvalue().encode()


def _fields(happened: Happened) -> dict[str, Any]:
    return msgspec.to_builtins(happened.event)


def _row(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of an event: what kinds of events name differently stands in the same column."""
    verdicts = fields.get("concepts", {})
    if "exercises" in fields:
        verdicts = {name: "passed" if name in fields["passed"] else "failed" for name in fields["exercises"]}
    return {
        **fields,
        "outcome": fields.get("status") or fields.get("verdict") or _ended(fields),
        "concept": fields.get("concept") or fields.get("headline", ""),
        "misconception": fields.get("misconception") or fields.get("mistake", ""),
        "passed": " ".join(name for name, status in verdicts.items() if status == "passed"),
        "failed": " ".join(name for name, status in verdicts.items() if status == "failed"),
    }


def _ended(fields: dict[str, Any]) -> str:
    if "exercises" in fields:
        return "passed" if len(fields["passed"]) == len(fields["exercises"]) else "failed"
    if "fixed" in fields:
        return "solved" if fields["found"] and fields["fixed"] else "unsolved"
    if "after_a_pass" in fields:
        return "after a pass" if fields["after_a_pass"] else "before a pass"
    return ""


def _time(one: Any) -> str:
    return one.at.isoformat(timespec="seconds")
