"""The rules of a session: from where it stands and what happened to where it stands then, and what is to be done.

Pure. `at` is the time of an event by a clock that never goes back.
"""

from dataclasses import replace

from grader.watching.keys import pressed
from grader.watching.moves import judging, preparing, start
from grader.watching.state import (
    Answered,
    Began,
    Effect,
    Event,
    Judged,
    Keep,
    Listing,
    Pressed,
    Saved,
    State,
    TorchReady,
    Verdicts,
)

QUIET = 0.04  # seconds without news of another change after which a file is taken to be written
A_MOMENT = 1.0  # for which a remark stays, even where files change: a reset changes one
LONGEST_WAIT = 1.0  # what is written without a pause gets its verdict after this time all the same
Step = tuple[State, tuple[Effect, ...]]


def step(state: State, event: Event, at: float) -> Step:
    """Return what follows from an event."""
    state = replace(state, now=at)
    match event:
        case Began():
            return judging(state, state.order, (), at, at)
        case Saved(names):
            return _saved(state, names)
        case Judged(number, _) if state.check and number == state.check.number:
            return _given(replace(state, check=replace(state.check, held=(*state.check.held, event))))
        case TorchReady():
            return replace(state, torch_ready=True), ()
        case Pressed(key):
            return pressed(replace(state, remark="", settled=True), key)
        case Answered(page, remark):
            return replace(state, page=page or state.page, remark=remark, remarked=at), ()
    return _given(state)


def next_look(state: State) -> float | None:
    """Return when time alone changes something; None where it does not."""
    if state.check is None:
        return None
    return state.check.due if state.check.held else state.now + 1.0


def _saved(state: State, names: tuple[str, ...]) -> Step:
    """Judge what was saved, and then what it came before. What was being judged is out of date."""
    since = state.now
    if state.check is not None and state.now < state.check.due:  # still being written
        names = tuple(dict.fromkeys((*state.check.focus, *names)))
        since = state.check.since
    put_off = tuple(name for name in state.check.waiting if name not in names) if state.check else ()
    due = min(state.now + QUIET, since + LONGEST_WAIT)
    remark = state.remark if state.now - state.remarked < A_MOMENT else ""
    return judging(replace(state, asked=None, remark=remark), (*names, *put_off), names, since, due)


def _given(state: State) -> Step:
    """Give the verdicts that there are, once what was saved has been quiet for long enough."""
    effects: tuple[Effect, ...] = ()
    if state.check is None or state.now < state.check.due:
        return state, effects
    held, state = state.check.held, replace(state, check=replace(state.check, held=()))
    for event in held:
        state, more = _judged(state, event)
        effects = (*effects, Keep(event.result.exercise), *more)
    return state, effects


def _judged(state: State, event: Judged) -> Step:
    check, name = state.check, event.result.exercise
    assert check is not None, "a check ends with its last verdict"
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
