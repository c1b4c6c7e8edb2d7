"""What several rules of a session share: beginning a check, and where to go from here."""

from dataclasses import replace

from grader.watching.state import Check, Effect, Judge, Prepare, State

CLOSED = ("passed",)


def judging(
    state: State, names: tuple[str, ...], focus: tuple[str, ...], since: float, due: float
) -> tuple[State, tuple[Effect, ...]]:
    """Return the state in which these are being judged, under a number of their own."""
    number = state.checks + 1
    check = Check(number, names, focus, since, due)
    return replace(state, check=check, checks=number), (Judge(number, names),)


def following(state: State) -> str | None:
    """Return the next exercise that does not pass, in order and round; None where all others do."""
    here = state.order.index(state.current)
    others = (*state.order[here + 1 :], *state.order[:here])
    return next((name for name in others if _is_open(state, name)), None)


def start(state: State) -> str:
    """Return where to begin: with what was begun, else with what is next."""
    for statuses in (("failed",), ("not_started", "missing", "error")):
        for name in state.order:
            if name in state.results and state.results[name].status in statuses:
                return name
    return state.order[0]


def preparing(state: State) -> tuple[Effect, ...]:
    """Return what makes ready for the next saves: of this exercise, and of the one after it."""
    after = following(state)
    return (Prepare((state.current, after) if after else (state.current,)),)


def _is_open(state: State, name: str) -> bool:
    return name not in state.results or state.results[name].status not in CLOSED
