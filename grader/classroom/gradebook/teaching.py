"""An exercise's docstring as the first cell of its notebook."""

import ast

from grader.curriculum.catalogue import Exercise

_WHAT_TO_DO = """\
**Your turn.** Write the body where it says `YOUR CODE HERE`; the functions keep their names, everything else is
yours. The empty cell after it is for trying things out. The last cell shows what is graded: run it as often as
you like."""


def teaching_text(exercise: Exercise, reference: str) -> str:
    """Return what the docstring of a reference teaches, as Markdown."""
    title, *paragraphs = (ast.get_docstring(ast.parse(reference)) or exercise.title).split("\n\n")
    heading = f"# {exercise.number}. {' '.join(title.split()).rstrip('.')}"
    return "\n\n".join([heading, *map(_markdown, paragraphs), _WHAT_TO_DO])


def _markdown(paragraph: str) -> str:
    """Return a paragraph: a session of the interpreter is marked as code, formulas are code by their indent."""
    if paragraph.lstrip().startswith(">>>"):
        return f"```python\n{paragraph.rstrip()}\n```"
    return paragraph.rstrip()
