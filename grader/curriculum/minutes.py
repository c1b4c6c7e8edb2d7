"""How many minutes each exercise should take under interview conditions.

They stand in a file of their own: an exercise's own file is part of what its answer key was made from.
"""

import tomllib
from functools import cache
from pathlib import Path


@cache
def target_minutes() -> dict[str, int]:
    """Return the minutes by exercise."""
    return tomllib.loads(Path(__file__).with_name("minutes.toml").read_text("utf-8"))
