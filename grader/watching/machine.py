"""The rules of a session: from where it stands and what happened to where it stands then, and what is to be done.

Pure. `at` is the time of an event by a clock that never goes back.
"""

from dataclasses import replace

from grader.watching.keys import pressed
from grader.watching.moves import judging, preparing, start
from grader.watching.state import (
    Answered,
    Began,
    Cancel,
    Check,
    Effect,
    Event,
    Judged,
    Listing,
    Pressed,
    Saved,
    Saves,
    State,
    TorchReady,
    Verdicts,
)

QUIET = 0.05  # seconds without another change after which a file is taken to be written
A_MOMENT = 1.0  # for which a remark stays, even where files change: a reset changes one
LONGEST_WAIT = 1.0  # what is written without a pause is judged after this time all the same
Step = tuple[State, tuple[Effect, ...]]


def step(state: State, event: Event, at: float) -> Step:
    """Return what follows from an event."""
    state = replace(state, now=at)
    match event:
        case Began():
            return judging(state, state.order, ())
        case Saved(names):
            return _saved(state, names)
        case Judged(number, _) if state.check and number == state.check.number and not state.check.stopped:
            return _judged(state, state.check, event)
        case TorchReady():
            return replace(state, torch_ready=True), ()
        case Pressed(key):
            return pressed(replace(state, remark="", settled=True), key)
        case Answered(page, remark):
            return replace(state, page=page or state.page, remark=remark, remarked=at), ()
    return _settled_saves(state)


def next_look(state: State) -> float | None:
    """Return when time alone changes something; None where it does not."""
    if state.saves is not None:
        return state.saves.due
    return state.now + 1.0 if state.check is not None else None


def _saved(state: State, names: tuple[str, ...]) -> Step:
    """Wait for the files to be quiet. What is being judged is out of date: it is stopped at once."""
    before = state.saves or Saves((), state.now, state.now)
    due = min(state.now + QUIET, before.since + LONGEST_WAIT)
    saves = Saves(tuple(dict.fromkeys((*before.names, *names))), before.since, due)
    remark = state.remark if state.now - state.remarked < A_MOMENT else ""
    state = replace(state, saves=saves, asked=None, remark=remark)
    if state.check is None or state.check.stopped:
        return state, ()
    return replace(state, check=replace(state.check, stopped=True)), (Cancel(),)


def _settled_saves(state: State) -> Step:
    """Judge what was saved once it has been quiet for long enough, and then what it came before."""
    if state.saves is None or state.now < state.saves.due:
        return state, ()
    saved = state.saves.names
    put_off = tuple(name for name in state.check.waiting if name not in saved) if state.check else ()
    return judging(replace(state, saves=None), (*saved, *put_off), saved)


def _judged(state: State, check: Check, event: Judged) -> Step:
    name = event.result.exercise
    waiting = tuple(other for other in check.waiting if other != name)
    state = replace(
        state,
        results={**state.results, name: event.result},
        check=replace(check, waiting=waiting) if waiting else None,
    )
    if name in check.focus:
        state = replace(state, clock=event.clock, verdicts=state.verdicts + 1)
        if set(check.focus) <= set(check.waiting):  # the first of them
            state = _focused(state, check.focus)
    if not waiting and not state.settled:
        return _begun(state)
    return state, preparing(state)


def _focused(state: State, focus: tuple[str, ...]) -> State:
    """Return the state that shows what was asked for. Of several files, the keys stay with the one that they are on."""
    current = state.current if state.current in focus else focus[0]
    return replace(state, page=Verdicts(focus), current=current, settled=True)


def _begun(state: State) -> Step:
    """Return the state in which all files are known for the first time: the keys are about where to begin."""
    current = start(state)
    page = Verdicts((current,)) if state.results[current].status == "failed" else Listing()
    state = replace(state, current=current, settled=True, page=page)
    return state, preparing(state)
