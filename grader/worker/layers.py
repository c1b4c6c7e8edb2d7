"""What stands between a learner's code and this machine."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["sandbox", "process"]
Way = Literal["same", "own", "reader", "root"]


@dataclass(frozen=True)
class Layers:
    """The level, who the user of a child is (`user.User` says what the words mean), and bubblewrap or not."""

    level: Level
    user: Way
    bubblewrap: bool
