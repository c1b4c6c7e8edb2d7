"""A drill as the learner reads it: what is to be done, the clock, verdicts without names of mistakes, the end."""

from click import style
from msgspec import structs

from grader.curriculum.minutes import target_minutes
from grader.drilling.journal import Graded
from grader.drilling.rounds import Round
from grader.record import ConceptResult, ExerciseResult
from grader.report.fitting import paragraph
from grader.report.terminal import card_without_way_on, summary_line
from grader.report.wording import MARKS, short


def opening_text(drill: Round, folder: str) -> str:
    """Return what a drill begins with."""
    lines = ["", style(f" A drill of {drill.begun.minutes} minutes", bold=True), ""]
    for number, name in enumerate(drill.exercises, 1):
        lines.append(f"   {number}  {folder}/{name}.py".ljust(48) + f"{target_minutes()[name]:>4} min")
    return "\n".join([
        *lines, "",
        "   The clock runs. No hints, and no mistake is named, as in an interview.",
        "   Enter grades, n or a number turns to another one, l lists, q pauses, e ends.", "",
    ])  # fmt: skip


def status_line(drill: Round, since: float) -> str:
    """Return the clock: of the drill, and of the exercise that it runs for."""
    spent = drill.seconds.get(drill.current, 0.0) + since
    whole = f"{clock(drill.seconds_in_all + since)} of {drill.begun.minutes}:00"
    own = f"{drill.current} {clock(spent)} of {target_minutes()[drill.current]}:00"
    return f" {whole}  {own}  Enter grades, n, l, q, e"


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def graded_text(result: ExerciseResult) -> str:
    """Return the verdict: concepts and counterexamples, and nothing that names the mistake behind them."""
    plain = structs.replace(result, misconception=None, concepts=[_plain(one) for one in result.concepts])
    return "\n".join(["", summary_line(plain), *card_without_way_on(plain), ""])


def table_text(drill: Round) -> str:
    """Return a line for each exercise: time, tries, the first verdict and the last."""
    lines = ["", f"   {'exercise':<16}{'time':>7}{'target':>8}{'tries':>7}   {'first try':<19}at the end"]
    for name in drill.exercises:
        tries = drill.tries_at(name)
        time = clock(drill.seconds.get(name, 0.0))
        first, last = (_verdict(tries[at]) if tries else "· not graded" for at in (0, -1))
        target = f"{target_minutes()[name]}:00"
        lines.append(f"   {name:<16}{time:>7}{target:>8}{len(tries):>7}   {first:<19}{last}".rstrip())
    return "\n".join([*lines, ""])


def ending_text(drill: Round) -> str:
    """Return how a drill went: its table, and the concepts that were missed."""
    passed = sum(map(drill.passed, drill.exercises))
    title = (
        f" {passed} of {len(drill.exercises)} passed in {clock(drill.seconds_in_all)}, "
        f"target {drill.begun.minutes}:00"
    )
    failed_first = [one for name in drill.exercises for tries in [drill.tries_at(name)[:1]] for one in tries]
    concepts = [concept for one in failed_first for concept in one.failed]
    missed = f"Failed at the first try: {', '.join(concepts)}." if concepts else ""
    said = paragraph(missed, "   ")
    return "\n".join(["", style(title, bold=True), table_text(drill), *said, ""])


def _verdict(one: Graded) -> str:
    return f"{MARKS[one.status]} {short(one.headline) if one.headline else one.status}"


def _plain(concept: ConceptResult) -> ConceptResult:
    return structs.replace(concept, cause="", story="")
