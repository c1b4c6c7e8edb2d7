"""A student's cell in the gradebook's pages: readable as it was written, and nothing in it active.

nbgrader's feedback and Formgrader render Markdown with raw HTML and with links of any kind, in the instructor's own
session; MathJax knows commands that link, too. So in the copy that is graded a zero-width space parts the
characters that would start a tag, a link or such a command: the eye sees no difference, a browser does.
"""

import re

from nbformat import NotebookNode

from grader.classroom.gradebook.handed_in import HandedCell
from grader.classroom.gradebook.nodes import cell_of

_GAP = "\N{ZERO WIDTH SPACE}"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_COMMAND = re.compile(
    r"\\(?=(?:href|url|html\w*|style|class|cssId|data|mmlToken|bbox|toggle|mathtip|texttip|require"
    r"|includegraphics|unicode|csname)\b)"
)
_LINK = re.compile(r"\](?=[(:])(?!\(attachment:(?P<name>[\w.-]+)\))")
_PICTURE = re.compile(r"\]\(attachment:(?P<name>[\w.-]+)\)")


def cell_node(cell: HandedCell) -> NotebookNode:
    """Return a cell for nbformat, without outputs and with its claimed name as its only metadata."""
    metadata: dict[str, object] = {"nbgrader": {"grade_id": cell.name}} if cell.name else {}
    source = cell.source.encode("utf-8", "replace").decode("utf-8")
    if cell.kind == "code":
        return cell_of("code", source, metadata)
    node = cell_of("markdown", inert(source, set(cell.pictures)), metadata)
    if cell.pictures:
        node["attachments"] = cell.pictures
    return node


def inert(markdown: str, pictures: set[str]) -> str:
    """Return Markdown without tags and links, in formulas too, and with those pictures only that are the cell's."""
    text = _TAG.sub(f"<{_GAP}", markdown)
    text = _COMMAND.sub(rf"\\{_GAP}", text)
    text = _LINK.sub(f"]{_GAP}", text)
    return _PICTURE.sub(lambda link: link[0] if link["name"] in pictures else f"]{_GAP}{link[0][1:]}", text)
