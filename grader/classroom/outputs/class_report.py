"""The class report: one page for the instructor, with its pictures in it. No script, nothing fetched."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from grader.classroom.outputs import pictures
from grader.classroom.outputs.statistics import Statistics
from grader.curriculum.catalogue import exercises
from grader.report.policy import policy

MOST_CONCEPTS = 10
MOST_MISTAKES = 15
HERE = Path(__file__).parent


def class_page(statistics: Statistics) -> str:
    """Return the page, from the counts of a class."""
    concept_map = [
        (exercises()[name], concepts, pictures.concept_bars(name, concepts))
        for name, concepts in statistics.concepts.items()
    ]
    style = HERE.joinpath("class.css").read_text("utf-8")
    return _template().render(
        style=style,
        policy=policy(style, images="data:"),
        counts=statistics,
        standings=statistics.standings,
        hardest=statistics.hardest(MOST_CONCEPTS),
        mistakes=statistics.mistakes.most_common(MOST_MISTAKES),
        scores=pictures.score_histogram(statistics.tenths),
        legend=pictures.legend(),
        concept_map=concept_map,
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count"] = "{:,}".format
    environment.filters["share"] = _share
    environment.filters["breakable"] = _breakable
    return environment.get_template("class.html.jinja")


def _breakable(concept: str) -> Markup:
    """Return a concept's id that a narrow column may break after its exercise."""
    return Markup(".<wbr>").join(concept.split("."))


def _share(part: int, whole: int) -> str:
    """Return a share in percent, rounded, but never to a 0 or a 100 that is none."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "< 1 %"
    return "> 99 %" if 99 < percent < 100 else f"{percent:.0f} %"
