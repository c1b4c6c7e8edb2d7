"""Where the time of a class goes: seconds a stage, added up over all processes."""

import msgspec


class Stages(msgspec.Struct, frozen=True):
    """Seconds spent on each stage of grading."""

    reading: float = 0.0
    starting: float = 0.0
    running: float = 0.0
    judging: float = 0.0
    storing: float = 0.0
    writing: float = 0.0

    def __add__(self, other: "Stages") -> "Stages":
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Stages(*(mine + theirs for mine, theirs in pairs))

    def text(self) -> str:
        """Return the share of each stage, on one line."""
        spent = msgspec.structs.asdict(self)
        total = sum(spent.values()) or 1.0
        return ", ".join(f"{stage} {seconds / total:.0%}" for stage, seconds in spent.items())
