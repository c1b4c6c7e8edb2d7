"""A student's page: name, verdicts, and the same report as in a terminal. No script, nothing fetched."""

from functools import cache
from html import escape
from pathlib import Path

from grader.findings.printable import shown_name
from grader.record import Record
from grader.report.html import CardOf, exercise_card, record_body, style_sheet
from grader.report.policy import policy


def page(record: Record, card_of: CardOf = exercise_card) -> str:
    """Return the page of one submission. `card_of` gives an exercise's card, from memory where it was drawn before."""
    name = escape(shown_name(record.submission))
    return "\n".join(
        [
            *_head(),
            f"<title>{name}: feedback</title>",
            "</head>",
            '<body class="grader-report">',
            f"<header><h1><bdi>{name}</bdi></h1></header>",
            f"<main>\n{record_body(record, card_of)}\n</main>",
            "</body>",
            "</html>\n",
        ]
    )


@cache
def _head() -> tuple[str, ...]:
    style = style_sheet() + Path(__file__).with_name("page.css").read_text("utf-8")
    return (
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<style>{style}</style>",
    )
