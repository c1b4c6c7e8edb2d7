"""Where a session stands, what can happen to it, and what it can want done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from grader.record import ExerciseResult


@dataclass(frozen=True)
class Verdicts:
    """What is shown: verdicts. The one of a single exercise in full, those of several by a line each."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """What is shown: all exercises and how they stand."""


@dataclass(frozen=True)
class Text:
    """What is shown: a hint, a reference."""

    text: str


Page = Verdicts | Listing | Text


@dataclass(frozen=True)
class Judged:
    """A verdict, of the check with this number; `clock` is the time of day."""

    check: int
    result: ExerciseResult
    clock: str = ""


@dataclass(frozen=True)
class Check:
    """What is being judged: `waiting` for its verdict, of which `focus` is what the learner wants to see.

    What was saved is judged at once, though it may be half a file: before `due`, when the files will have been quiet
    for long enough, its verdicts are `held`. A further save takes the place of this check.
    """

    number: int
    waiting: tuple[str, ...]
    focus: tuple[str, ...]
    since: float
    due: float
    held: tuple[Judged, ...] = ()


@dataclass(frozen=True)
class State:
    """A session between two events. `current` is what the keys are about; `asked` waits for a yes.

    `verdicts` counts those that were shown as pages of their own, `clock` says when the last was given.
    `settled` once the learner has done something, or all files were judged for the first time.
    """

    order: tuple[str, ...]
    current: str
    page: Page = Listing()
    results: Mapping[str, ExerciseResult] = field(default_factory=dict)
    check: Check | None = None
    checks: int = 0
    asked: Literal["reset", "reveal"] | None = None
    remark: str = ""
    remarked: float = 0.0
    clock: str = ""
    verdicts: int = 0
    settled: bool = False
    torch_ready: bool = False
    now: float = 0.0


@dataclass(frozen=True)
class Began:
    """The session begins."""


@dataclass(frozen=True)
class Saved:
    """These files are not what they were."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class TorchReady:
    """The process with torch is warm."""


@dataclass(frozen=True)
class Pressed:
    """A key."""

    key: str


@dataclass(frozen=True)
class Answered:
    """What a hint or a reference says, as a page; or what is to be remarked below the page that is there."""

    page: Text | None = None
    remark: str = ""


@dataclass(frozen=True)
class TimePassed:
    """Nothing happened but that."""


Event = Began | Saved | Judged | TorchReady | Pressed | Answered | TimePassed


@dataclass(frozen=True)
class Judge:
    """Stop what is being judged, and judge these, in this order, under this number."""

    check: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Keep:
    """Keep the verdict on this exercise: it counts, and is about to be shown."""

    exercise: str


@dataclass(frozen=True)
class Prepare:
    """Have the processes ready that these exercises run in."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Show:
    """The learner asks for more about an exercise: a hint, the reference, the stub again."""

    what: Literal["hint", "reveal", "reset"]
    exercise: str


@dataclass(frozen=True)
class Redraw:
    """Draw all of the screen anew."""


@dataclass(frozen=True)
class Quit:
    """End the session."""


Effect = Judge | Keep | Prepare | Show | Redraw | Quit
