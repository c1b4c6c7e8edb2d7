"""The last words of a batch, as text."""

from grader.classroom.batch import Summary
from grader.findings.printable import printable, shown_name

MOST_LINES = 20
MOST_NAMES = 3


def summary_text(summary: Summary) -> str:
    """Return how many were graded and how they stand, what is to be said of the rest, and where the files are."""
    errors = [f"{shown_name(name)}: {printable(message, 300)}" for name, message in summary.written.errors]
    lines = [
        *_counts(summary),
        f"The time went into: {summary.stages.text()}",
        *_some("Left out:", [printable(remark, 300) for remark in summary.left_out]),
        *_some("Worth knowing:", [printable(remark, 400) for remark in _noted(summary)]),
        *_some("Not graded, through a fault of ours and none of the students':", errors),
    ]
    if errors:
        lines.append(
            "Mend what the messages say, then run the same command with --resume: only these are graded again."
        )
    parts = dict.fromkeys(path.relative_to(summary.out).parts[0] for path in summary.written.files)
    return "\n".join([*lines, f"Written to {printable(str(summary.out))}: {', '.join(parts)}"])


def _counts(summary: Summary) -> list[str]:
    """Return how many submissions there were, and how many exercises they make up and how these stand."""
    count = "1 submission" if summary.submissions == 1 else f"{summary.submissions} submissions"
    before = f" ({summary.before} graded before)" if summary.before else ""
    rate = (summary.submissions - summary.before) / max(summary.seconds, 1e-6)
    tally = summary.written.tally
    each = tally.total // max(summary.submissions, 1)
    exercises = f"Exercises, {each} for each submission: {tally.text()}"
    return [
        f"{count}{before}, {summary.seconds:.1f} s, {rate:.0f}/s",
        exercises if tally.total else "No exercise in them",
    ]


def _noted(summary: Summary) -> list[str]:
    gone = summary.written.gone
    names = ", ".join(map(shown_name, gone[:MOST_NAMES])) + (" ..." if len(gone) > MOST_NAMES else "")
    said = f"{names}: graded in an earlier run, not handed in now; the files for them were taken away."
    return [*summary.noted, said] if gone else summary.noted


def _some(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  ... and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    return [title, *(f"  {line}" for line in lines[:MOST_LINES]), *more]
