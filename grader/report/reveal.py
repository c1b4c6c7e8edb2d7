"""The reference and the learner's own file, beside each other where the terminal is wide enough."""

import re

from rich.columns import Columns
from rich.console import RenderableType
from rich.panel import Panel
from rich.syntax import Syntax

from grader.findings.printable import printable
from grader.key.stubs import without_marks
from grader.workspace import LARGEST_FILE

_DOCSTRING = re.compile(r'\A""".*?"""\n+', re.DOTALL)


def side_by_side(yours: str, reference: str) -> RenderableType:
    """Return both programs, without the marks, the opening text that they share, and what steers a terminal."""
    return Columns([_panel("yours", yours), _panel("reference", reference)], padding=(0, 1))


def _panel(title: str, text: str) -> Panel:
    code = _DOCSTRING.sub("", without_marks(re.sub(r"\r\n?", "\n", text))).strip()
    code = printable(code.expandtabs(4), LARGEST_FILE)
    return Panel(
        Syntax(code, "python", theme="ansi_light", background_color="default", word_wrap=True),
        title=title,
        expand=False,
    )
