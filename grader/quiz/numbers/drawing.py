"""A case that was drawn: what the question shows, the right result, and those that mistakes give."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random

MOST_DRAWS = 1000


@dataclass(frozen=True)
class Drawn:
    """`shown` fills in the question's texts by name; `wrong` holds what each mistake gives."""

    shown: dict[str, str]
    right: float
    wrong: Mapping[str, float]

    def texts(self) -> dict[str, str]:
        """Return all that texts may name: what is shown, `right`, and the mistakes by their names."""
        results = {"right": self.right, **self.wrong}
        return {**{name: plain(value) for name, value in results.items()}, **self.shown}

    def apart(self, tolerance: float) -> bool:
        """Return whether no answer could be taken for two of the results at once."""
        results = [self.right, *self.wrong.values()]
        if not all(map(math.isfinite, results)):
            return False
        least = max(2 * tolerance, 1e-9)
        return all(abs(one - other) > least for one, other in combinations(results, 2))


Draw = Callable[[Random], Drawn]


def draw_apart(draw: Draw, rng: Random, tolerance: float) -> Drawn:
    """Return the first case whose results are all apart. Raises ValueError where there seems to be none."""
    for _ in range(MOST_DRAWS):
        drawn = draw(rng)
        if drawn.apart(tolerance):
            return drawn
    raise ValueError(f"In {MOST_DRAWS} draws the results were never further apart than the tolerance.")


def halves(rng: Random, low: float, high: float) -> float:
    """Return a multiple of a half between `low` and `high`, and not 0: easy on the reader."""
    return rng.choice([n / 2 for n in range(round(2 * low), round(2 * high) + 1) if n])


def plain(value: float) -> str:
    """Return a number as a text would write it: four decimals at most, no zeros behind."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def row(values: list[float]) -> str:
    """Return numbers as a list."""
    return f"[{', '.join(map(plain, values))}]"
