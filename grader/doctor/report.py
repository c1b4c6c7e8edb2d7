"""What the doctor found, as text for a terminal of 80 columns."""

from textwrap import fill

from grader.doctor.advice import Advice
from grader.doctor.machine import Machine
from grader.doctor.probes import Examination, Finding
from grader.report.fitting import WIDTH

MOST_NAMED = 6
_COLUMN = 23  # where the sentences begin
_WORDS = {"holds": "holds", "missing": "MISSING", "leaks": "LEAKS", "unused": "-"}


def text_of(examination: Examination, advice: list[Advice]) -> str:
    """Return the whole report. Its last line says whether this machine is good enough for a class."""
    parts = [
        "How well this machine keeps submissions apart",
        _facts(examination.machine),
        "",
        *(_finding(finding) for finding in examination.findings),
        "",
    ]
    if advice:
        parts += ["What can be done", "", *(_advice(one) for one in advice)]
    return "\n".join([*parts, _conclusion(examination)])


def _facts(machine: Machine) -> str:
    who = "root" if machine.root else "an ordinary user"
    where = "WSL" if machine.wsl else "in a container" if machine.container else ""
    torch = f"torch {machine.torch}" if machine.torch else "no torch"
    facts = [
        f"{machine.system} {machine.release}",
        machine.processor,
        where,
        who,
        f"Python {machine.python}",
        torch,
    ]
    return fill(", ".join(filter(None, facts)), WIDTH)


def _finding(finding: Finding) -> str:
    lines = [f"  {finding.layer:<12} {_WORDS[finding.state]:<8}{_wrapped(finding.says, _COLUMN)}"]
    if finding.tried:
        lines.append(" " * _COLUMN + _wrapped(_attempts(finding), _COLUMN))
    return "\n".join(lines)


def _attempts(finding: Finding) -> str:
    tried = f"{finding.tried} attempt{'s' * (finding.tried != 1)}"
    if not finding.through:
        return f"{tried}, none got through."
    named = ", ".join(finding.through[:MOST_NAMED])
    more = len(finding.through) - MOST_NAMED
    rest = f", and {more} more" if more > 0 else ""
    return f"{tried}, {len(finding.through)} got through: {named}{rest}."


def _advice(advice: Advice) -> str:
    commands = "".join(f"\n      {command}" for command in advice.commands)
    return f"  {advice.title}\n    {_wrapped(advice.text, 4)}{commands}\n"


def _conclusion(examination: Examination) -> str:
    if examination.level == "sandbox":
        return "Level: sandbox. Good enough for a class."
    return "Level: process. Not good enough for a class, unless you --trust-students."


def _wrapped(text: str, indentation: int) -> str:
    """Return text broken into lines, of which all but the first are indented."""
    return fill(text, WIDTH - indentation, break_on_hyphens=False).replace("\n", "\n" + " " * indentation)
