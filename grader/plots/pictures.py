"""The pictures by name: the words of each, how its numbers come about, and how it is drawn."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from matplotlib.figure import Figure

from grader.grading import Judge
from grader.plots.computing import Computed, compared, computed
from grader.plots.figures.sheet import Draw, Texts, figure_of
from grader.plots.figures.style import Scheme
from grader.plots.numbers import backprop
from grader.plots.sources import Sources


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a picture, with {places} for its numbers."""

    title: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Picture:
    """One picture: the exercises it is drawn from, and the ways to its numbers, its words and its drawing."""

    name: str
    uses: tuple[str, ...]
    compute: Callable[[Sources, Judge], Computed]
    fill: Callable[[Any], dict[str, Any]]
    draw: Draw
    words: Words

    def texts(self, shown: Computed) -> Texts:
        """Return what is written on it, and its description."""
        numbers = self.fill(shown.numbers)
        title, caption, alt = (
            text.format(**numbers) for text in (self.words.title, self.words.caption, self.words.alt)
        )
        credit = shown.credit.sentence()
        return Texts(title, caption, credit, f"{alt} {credit}")

    def figure(self, shown: Computed, scheme: Scheme) -> Figure:
        """Return one of its versions, drawn."""
        return figure_of(self.draw, shown.numbers, self.texts(shown), scheme)


@cache
def pictures() -> dict[str, Picture]:
    """Return all pictures by name, in the order in which they are listed."""
    text = Path(__file__).with_name("pictures.toml").read_text("utf-8")
    words = msgspec.convert(tomllib.loads(text), dict[str, Words])
    return {name: _picture(name, words[name]) for name in words}


def _picture(name: str, words: Words) -> Picture:
    draw: Draw = import_module(f"grader.plots.figures.{name}").draw
    if name == "backprop":
        return Picture(name, ("backprop",), compared, backprop.words, draw, words)
    recipe = import_module(f"grader.plots.numbers.{name}").RECIPE

    def compute(sources: Sources, judge: Judge) -> Computed:
        return computed(recipe, sources, judge)

    return Picture(name, recipe.uses, compute, recipe.words, draw, words)
