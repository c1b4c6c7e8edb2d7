"""The last words of a batch, as text."""

from grader.classroom.batch import Summary
from grader.findings.printable import printable, shown_name

MOST_LINES = 20


def summary_text(summary: Summary) -> str:
    """Return how many were graded and how they stand, what was left out, what we failed at, and the files."""
    errors = [f"{shown_name(name)}: {printable(message, 300)}" for name, message in summary.written.errors]
    lines = [
        _first_line(summary),
        f"The time went into: {summary.stages.text()}",
        *_some("Left out:", [printable(remark, 300) for remark in summary.left_out]),
        *_some("Worth knowing:", [printable(remark, 400) for remark in summary.noted]),
        *_some("Not graded, through a fault of ours and none of the students':", errors),
    ]
    if errors:
        lines.append(
            "Mend what the messages say, then run the same command with --resume: only these are graded again."
        )
    parts = dict.fromkeys(path.relative_to(summary.out).parts[0] for path in summary.written.files)
    return "\n".join([*lines, f"Written to {printable(str(summary.out))}: {', '.join(parts)}"])


def _first_line(summary: Summary) -> str:
    count = "1 submission" if summary.submissions == 1 else f"{summary.submissions} submissions"
    before = f" ({summary.before} graded before)" if summary.before else ""
    rate = (summary.submissions - summary.before) / max(summary.seconds, 1e-6)
    return f"{count}{before}, {summary.seconds:.1f} s, {rate:.0f}/s: {summary.written.tally.text()}"


def _some(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  ... and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    return [title, *(f"  {line}" for line in lines[:MOST_LINES]), *more]
