"""A flaw: one thing that is wrong with an exercise, as its author reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flaw:
    """Where it is, what is wrong there, and what to do about it, in full sentences."""

    where: str
    what: str
    remedy: str

    @property
    def sentence(self) -> str:
        """All three, on one line."""
        return f"{self.where}: {self.what} {self.remedy}"


def listed(names: list[str]) -> str:
    """Return names as they stand in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
