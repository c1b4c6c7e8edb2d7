"""A hunt as the learner reads it: the symptom, the concepts to choose from, the end."""

import difflib
import math

from click import style

from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable
from grader.hunting.catalogue import Hunt
from grader.hunting.planting import without_comments
from grader.hunting.rounds import Round
from grader.hunting.symptom import Symptom
from grader.key.store import Mistake
from grader.record import ExerciseResult
from grader.report.fitting import paragraph
from grader.report.terminal import card_without_way_on, summary_line

MOST_NUMBERS, MOST_BARS = 7, 40
MOST_LINES_OF_DIFFERENCE = 20
BARS = "▁▂▃▄▅▆▇█"
THIS, HEALTHY = "this program", "a healthy one"
_NAMED = {
    "first_try": "You named the concept at once.",
    "later": "You named the concept, not at once.",
    "missed": "You did not name the concept.",
}
_FIXED = {
    "first_try": "Your first fix passed.",
    "later": "A later fix of yours passed.",
    "with_help": "You fixed it, with the report's help.",
    "missed": "It is not fixed.",
}


def opening_text(hunt: Hunt) -> str:
    """Return what a hunt begins with: its story, which the symptom follows."""
    title = style(f" {hunt.title}", bold=True) + style(f"  {hunt.exercise}", fg="cyan")
    return "\n".join(["", title, "", *paragraph(hunt.story, "   ")])


def place_text(file: str, *, own: bool) -> str:
    """Return where the program lies, and what shows its symptom."""
    whose = (
        "It is your own, which passed, with one mistake planted." if own else "One mistake is planted in it."
    )
    return "\n".join(
        [*paragraph(f"The program is {file}. {whose} Beside it, symptom.py shows these numbers.", "   "), ""]
    )


def symptom_text(hunt: Hunt, symptom: Symptom) -> str:
    """Return what both programs show, in numbers, and as a row of bars where there are many."""
    lines = [""]
    for name, called in hunt.shows.items():
        pair = {THIS: symptom.broken[name], HEALTHY: symptom.healthy[name]}
        if max(map(len, pair.values())) == 1:
            values = "  ".join(f"{who} {_number(one[0]):<8}" for who, one in pair.items())
            lines.append(f"     {called:<28} {values}".rstrip())
        else:
            lines += _curves(called, pair)
    return "\n".join([*lines, ""])


def choices_text(hunt: Hunt, choices: list[str]) -> str:
    """Return the concepts to choose from, numbered."""
    lines = ["   Which of these is broken?"]
    for number, concept in enumerate(choices, 1):
        says = exercises()[concept.partition(".")[0]].concept(concept).says
        name = concept.removeprefix(f"{hunt.exercise}.")
        lines += paragraph(f"{name}: {says}", f"     {number}  ", " " * 8)
    return "\n".join([*lines, ""])


def report_text(result: ExerciseResult) -> str:
    """Return the report on a fix that failed, without the way to hints."""
    return "\n".join([summary_line(result), *card_without_way_on(result), ""])


def ending_text(hunt: Hunt, over: Round, mistake: Mistake) -> str:
    """Return what was planted, in words and in lines, and how the hunt went."""
    mark = style("   ✓ fixed", fg="green", bold=True) if over.fixed else style("   given up", bold=True)
    planted, as_it_was = (
        text.splitlines() for text in (over.begun.broken, without_comments(over.begun.right))
    )
    difference = list(difflib.unified_diff(planted, as_it_was, lineterm="", n=1))[2:]
    lines = [line for line in difference if line.strip() and not line.startswith("@@")][
        :MOST_LINES_OF_DIFFERENCE
    ]
    return "\n".join([
        "", mark, "",
        *paragraph(f"{hunt.concept}: {mistake.says} {mistake.change}", "   "), "",
        "   As it was planted (-), and as it had been (+):",
        *(f"     {printable(line.expandtabs(4))}" for line in lines), "",
        *paragraph(f"{_NAMED[over.naming()]} {_FIXED[over.fixing()]}", "   "), "",
    ])  # fmt: skip


def _curves(called: str, pair: dict[str, tuple[float, ...]]) -> list[str]:
    length = max(map(len, pair.values()))
    places = _spread(length, MOST_NUMBERS)
    lines = [f"     {called}", f"       {'value no.':<14}" + "".join(f"{place + 1:>8}" for place in places)]
    for who, curve in pair.items():
        numbers = [_number(curve[place]) if place < len(curve) else "" for place in places]
        lines.append(f"       {who:<14}" + "".join(f"{number:>8}" for number in numbers))
    if length > MOST_NUMBERS:
        powers = _by_powers(pair)
        lines += [f"       {who:<14}  {_bars(curve, pair, powers=powers)}" for who, curve in pair.items()]
        lines += [f"       {'':<14}  (a bar's height: the power of ten)"] if powers else []
    return lines


def _by_powers(pair: dict[str, tuple[float, ...]]) -> bool:
    """Return whether the numbers are too far apart to be drawn by their size."""
    finite = _finite(pair)
    return min(finite, default=0.0) > 0 and max(finite) / min(finite) > 1000


def _finite(pair: dict[str, tuple[float, ...]]) -> list[float]:
    return [number for one in pair.values() for number in one if math.isfinite(number)]


def _bars(curve: tuple[float, ...], pair: dict[str, tuple[float, ...]], *, powers: bool) -> str:
    """Return a row of bars, both curves on one scale, by size or by their powers of ten."""
    finite = _finite(pair)
    low, high = min(finite, default=0.0), max(finite, default=0.0)
    scaled = (lambda number: math.log10(number)) if powers else (lambda number: number)
    bottom, top = (scaled(low), scaled(high)) if finite else (0.0, 0.0)
    steps = (len(BARS) - 1) / ((top - bottom) or 1.0)
    drawn = [
        BARS[round((scaled(curve[place]) - bottom) * steps)] if math.isfinite(curve[place]) else "!"
        for place in _spread(len(curve), MOST_BARS)
    ]
    return "".join(drawn)


def _spread(length: int, most: int) -> list[int]:
    """Return up to `most` places of a list, the first and the last among them."""
    if length <= most:
        return list(range(length))
    return [round(place * (length - 1) / (most - 1)) for place in range(most)]


def _number(number: float) -> str:
    """Return a number in at most seven characters."""
    size = abs(number)
    if not math.isfinite(number) or number == 0:
        return f"{number:.0f}"
    if size < 1e-3 or size >= 1e5:
        return f"{number:.0e}"
    if size >= 100:
        return f"{number:.0f}"
    return f"{number:.2g}" if size < 1e-2 else f"{number:.3g}"
