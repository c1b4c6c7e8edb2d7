"""A session of `grader watch` as the learner reads it: the page, and the lines at its foot. Text with styles."""

import textwrap

from click import style, unstyle

from grader.curriculum.catalogue import exercises
from grader.record import ExerciseResult
from grader.report.fitting import fitted, room
from grader.report.terminal import card_without_way_on, summary_line
from grader.report.wording import MARKS, verdict
from grader.watching.keys import QUESTIONS
from grader.watching.state import Listing, State, Text, Verdicts

WIDTH = 80
SECONDS_UNTOLD = 2
TITLES_FROM = 44
KEYS = {"n": "next", "h": "hint", "l": "list", "a": "all", "r": "reset", "v": "reveal", "q": "quit"}
SAID = {
    "not_started": "Nothing is written yet. Open {path}, read its first lines, write the body, and save.",
    "missing": "There is no {path}. Save it again, or press r: that brings the stub.",
}


def page_lines(state: State, folder: str, columns: int) -> list[str]:
    """Return the page that is shown, in lines that fit."""
    match state.page:
        case Text(text):
            lines = text.splitlines()
        case Listing():
            lines = [_listed(state, name, columns) for name in state.order]
            lines += ["", f"Save a file in {folder}/, and its verdict is shown here."]
        case Verdicts([name]):
            lines = _in_full(state.results.get(name), name, folder)
        case Verdicts(names):
            lines = [_line(state, name) for name in names]
    return [part for line in lines for part in fitted(line, columns)]


def foot_lines(state: State, columns: int, *, keys: bool = True) -> list[str]:
    """Return what stands below the page: a remark, how things stand, and the keys."""
    lines = [*fitted(state.remark, columns)] if state.remark else []
    lines += fitted(_standing(state), columns)
    if not keys:
        return lines
    if state.asked is not None:
        return lines + fitted(style(QUESTIONS[state.asked].format(name=state.current), bold=True), columns)
    labels = {**KEYS} if state.page == Verdicts((state.current,)) else {"Enter": "verdict", **KEYS}
    items = [f"{key}\N{NO-BREAK SPACE}{label}" for key, label in labels.items()]
    wrapped = textwrap.wrap("  ".join(items), room(columns), break_on_hyphens=False)
    return lines + [style(line.replace("\N{NO-BREAK SPACE}", " "), dim=True) for line in wrapped]


def _in_full(result: ExerciseResult | None, name: str, folder: str) -> list[str]:
    if result is None:
        return [f"{exercises()[name].number:2} {name:<15} ..."]
    said = SAID.get(result.status)
    more = fitted(f"   {said.format(path=f'{folder}/{name}.py')}", WIDTH) if said else []
    return [summary_line(result), *more, *card_without_way_on(result)]


def _line(state: State, name: str) -> str:
    result = state.results.get(name)
    return summary_line(result) if result else f"{exercises()[name].number:2} {name:<15} ..."


def _listed(state: State, name: str, columns: int) -> str:
    """Return an exercise's line in the list: where the keys are, how it stands, and what it is about."""
    line = f"{'>' if name == state.current else ' '}{_line(state, name)}"
    title = exercises()[name].title
    if TITLES_FROM + len(title) > room(columns):
        return line
    return line + " " * (TITLES_FROM - len(unstyle(line))) + style(title, dim=True)


def _standing(state: State) -> str:
    """Return what goes on, or how the exercise stands that the keys are about."""
    busy = _busy(state)
    if busy:
        return style(busy, fg="yellow")
    passed = sum(result.status == "passed" for result in state.results.values())
    parts = [f"{passed} of {len(state.order)} pass"]
    if state.clock:
        parts.insert(0, f"checked at {state.clock}")
    result = state.results.get(state.current)
    if result is not None:
        parts.insert(0, f"{state.current} {MARKS[result.status]} {verdict(result)}")
    return style(" · ".join(parts), bold=True)


def _busy(state: State) -> str:
    """Return what is being checked and for how long; nothing where nothing is."""
    if state.check is None:
        return ""
    names = state.check.waiting
    what = names[0] if len(names) == 1 else f"{len(names)} exercises"
    seconds = int(state.now - state.check.since)
    text = f"checking {what} ..."
    if all(exercises()[name].torch for name in names) and not state.torch_ready:
        text += " (loading torch, once)"
    return text + (f" {seconds} s" if seconds >= SECONDS_UNTOLD else "")
