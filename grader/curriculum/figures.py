"""Figures that a hint leads to: a situation on the playground, a picture. Data in `figures.toml`."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What shows an idea: the settings of `grader play`, the name of a picture, and what to look for."""

    look: str
    play: str = ""
    picture: str = ""


@cache
def figures() -> dict[str, Figure]:
    """Return the figures by concept. Raises msgspec.ValidationError."""
    text = Path(__file__).with_name("figures.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Figure])
