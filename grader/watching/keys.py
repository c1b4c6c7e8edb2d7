"""What the keys do."""

from collections.abc import Callable
from dataclasses import replace

from grader.watching.moves import following, judging, preparing
from grader.watching.state import (
    Effect,
    Listing,
    Quit,
    Redraw,
    Show,
    State,
    Verdicts,
)

Step = tuple[State, tuple[Effect, ...]]
QUESTIONS = {
    "reset": "Bring back the stub of {name}? Your file is kept aside. y or n",
    "reveal": "Show {name}'s reference before it passes? That is recorded. y or n",
}
ENTER, REDRAW, END = ("\r", "\n"), "\x0c", "\x04"


def pressed(state: State, key: str) -> Step:
    """Return what follows from a key. One that means nothing does nothing."""
    if state.asked is not None:
        return _replied(state, key)
    if key == REDRAW:
        return state, (Redraw(),)
    if key == END:
        return state, (Quit(),)
    if key in ENTER:
        return _verdict(state)
    action = ACTIONS.get(key.lower())
    return action(state) if action else (state, ())


def _replied(state: State, key: str) -> Step:
    asked, state = state.asked, replace(state, asked=None)
    if asked is None or key.lower() != "y":
        return replace(state, remark="Nothing was done."), ()
    return state, (Show(asked, state.current),)


def _next(state: State) -> Step:
    name = following(state)
    if name is not None:
        state = replace(state, current=name, page=Verdicts((name,)))
        return state, preparing(state)
    passes = state.results.get(state.current)
    if passes is not None and passes.status == "passed":
        return replace(state, remark="All exercises pass."), ()
    return replace(state, remark=f"All others pass: {state.current} is the last one."), ()


def _verdict(state: State) -> Step:
    return replace(state, page=Verdicts((state.current,))), ()


def _list(state: State) -> Step:
    return replace(state, page=Listing()), ()


def _all(state: State) -> Step:
    state = replace(state, page=Verdicts(state.order))
    return judging(state, state.order, state.order, state.now, state.now)


def _hint(state: State) -> Step:
    result = state.results.get(state.current)
    if result is None or _is_being_judged(state):
        return replace(
            state, remark=f"{state.current} is being checked. Its hint comes after its verdict."
        ), ()
    if result.status == "passed":
        return replace(state, remark=f"{state.current} passes: nothing to hint at."), ()
    if result.status == "missing":
        return replace(state, remark=f"There is no {state.current}.py. r brings the stub back."), ()
    if result.status == "error":
        return replace(
            state, remark=f"{state.current} could not be graded, so there is nothing to hint at."
        ), ()
    return state, (Show("hint", state.current),)


def _reset(state: State) -> Step:
    return replace(state, asked="reset"), ()


def _reveal(state: State) -> Step:
    result = state.results.get(state.current)
    if result is not None and result.status == "passed" and not _is_being_judged(state):
        return state, (Show("reveal", state.current),)
    return replace(state, asked="reveal"), ()


def _quit(state: State) -> Step:
    return state, (Quit(),)


def _is_being_judged(state: State) -> bool:
    return state.check is not None and state.current in state.check.waiting


ACTIONS: dict[str, Callable[[State], Step]] = {
    "n": _next,
    "h": _hint,
    "l": _list,
    "a": _all,
    "r": _reset,
    "v": _reveal,
    "q": _quit,
}
