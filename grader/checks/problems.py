"""Why an answer cannot be used, as a sentence for the learner: it raised, hung, died, or was never there.

Each sentence comes in two forms. Where inputs are hidden, the learner reads the one that is made of our words alone:
an exception's message and the name of its class may be chosen by the code, and so may carry the inputs out.
"""

import builtins
from dataclasses import dataclass
from typing import Any, Literal

from grader.checks.plan import Call
from grader.checks.usable import WrongKind, WrongLength, roughly
from grader.curriculum.catalogue import Exercise
from grader.worker.messages import Answer, Answers, Fault

_EXIT_UNKNOWN = ("name 'exit' is not defined", "name 'quit' is not defined")
_OUT_OF_REACH = "Files, network and other processes are out of reach here; the arguments hold all there is."
_KNOWN_EXCEPTIONS = {"AxisError", "LinAlgError"} | {
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}
ProblemKind = Literal["load", "absent", "raised", "timeout", "died", "wrong_kind", "wrong_length", "skipped"]


@dataclass(frozen=True)
class Problem:
    """What went wrong, in a sentence, and the learner's exception where there is one.

    `without_values` is the sentence without a word or a number that the learner's code could have chosen.
    `is_of_signature` says that the call never got inside the function: it takes other arguments than it is given.
    """

    kind: ProblemKind
    sentence: str
    without_values: str
    fault: Fault | None = None
    is_of_signature: bool = False


def problem_of_loading(exercise: Exercise, answers: Answers) -> Problem:
    """Return why the file could not be loaded."""
    name, fault = f"{exercise.name}.py", answers.fault or Fault("Unknown")
    if answers.load == "syntax_error":
        where = f"Python cannot read {name}" + (f", line {fault.line}" if fault.line else "")
        return Problem("load", f"{where}: {fault.message}.", f"Python cannot read {name}.", fault)
    if answers.load == "timeout" and fault.message:
        unfinished = f"{name} was not run to its end: there was no time left for it."
        return Problem("load", f"{unfinished} {fault.message}", unfinished)
    if answers.load == "timeout":
        return _plain("load", f"{name} did not finish loading: does a loop at its top level never end?")
    if answers.load == "died":
        died = f"{name} did not survive being loaded."
        return Problem("load", f"{died} {fault.message}", died)
    stopped, bare = _raised(exercise, fault), _raised(exercise, _bare(fault))
    return Problem("load", f"Loading {name} stopped. {stopped}", f"Loading {name} stopped. {bare}", fault)


def problem_of_answer(
    exercise: Exercise, call: Call, answer: Answer | None, absent: dict[str, str], seconds: float
) -> Problem | None:
    """Return why this answer is not there, or None where it is."""
    name = call.function
    if name in absent:
        signature = f"It is called as {name}({exercise.functions[name]})."
        kind = "class" if name in exercise.classes else "function"
        return Problem(
            "absent", f"{name} {absent[name]}. {signature}", f"There is no {kind} {name}. {signature}"
        )
    if answer is None or answer.status == "not_reached":
        return _plain("skipped", f"{name} was not called: what it needs from an earlier call was not there.")
    fault = answer.fault or Fault("Unknown")
    if answer.status == "timeout":
        alone = f"{name} did not come back within {seconds:g} seconds: is there a loop that never ends?"
        late = f"{name} takes too long. {fault.message}" if fault.message else alone
        return Problem("timeout", late, alone)
    if answer.status == "died":
        died = f"{name} did not come back."
        return Problem("died", f"{died} {fault.message}", died)
    if answer.status == "raised":
        said, bare = _raised(exercise, fault, call), _raised(exercise, _bare(fault), call)
        return Problem("raised", f"{name}: {said}", f"{name}: {bare}", fault, _is_of_signature(fault, call))
    return None


def problem_of_kind(call: Call, value: Any, expected: Any, wrong: WrongKind) -> Problem:
    """Return what is wrong with an answer that is another kind of thing, or has another shape or length."""
    kind: ProblemKind = "wrong_length" if isinstance(wrong, WrongLength) else "wrong_kind"
    yours, asked = roughly(value), roughly(expected)
    rough = f"{call.function} returned {yours} where {asked} was asked for."
    if yours == asked:
        rough = (
            f"{call.function} returned {yours} of another shape or with other contents than was asked for."
        )
    if call.verb != "call":
        rough = f"{call.function} did not give what was asked for."
    return Problem(kind, f"{call.function}: {wrong}", rough)


def _plain(kind: ProblemKind, sentence: str) -> Problem:
    return Problem(kind, sentence, sentence)


def _bare(fault: Fault) -> Fault:
    """Return an exception reduced to what is no choice of the learner's code: one of the known types."""
    kind = fault.type if fault.type in _KNOWN_EXCEPTIONS else "an exception of its own"
    return Fault(kind, fault.message if fault.message in _EXIT_UNKNOWN else "", fault.line)


def _raised(exercise: Exercise, fault: Fault, call: Call | None = None) -> str:
    """Return what an exception says, and for the frequent ones what it means here."""
    said = f"{fault.type}: {fault.message}" if fault.message else fault.type
    if fault.type == "NotImplementedError" and not fault.message:
        return "It is not written yet: it still raises NotImplementedError."
    if fault.type == "SystemExit" or fault.message in _EXIT_UNKNOWN:
        return "It ends the program (sys.exit or exit). A function returns; it does not exit."
    if fault.type == "EOFError":
        return "It waits for input, and nobody answers: take everything from the arguments."
    if fault.type == "MemoryError":
        return "It ran out of memory." + (f" {fault.message}." if fault.message else "")
    if fault.type == "RecursionError":
        return f"{said}: a function that calls itself and never stops."
    if fault.type in ("ModuleNotFoundError", "ImportError"):
        return f"{said}. {_import_advice(exercise, fault)}"
    if fault.type in ("PermissionError", "FileNotFoundError"):
        return f"{said.rstrip('.')}. {_OUT_OF_REACH}"
    if call is not None and _is_of_signature(fault, call):
        return f"{said}. It is called as {call.function}({exercise.functions[call.function]})."
    return f"It raised {said}" + ("" if said.endswith((".", "!", "?")) else ".")


def _is_of_signature(fault: Fault, call: Call) -> bool:
    return fault.type == "TypeError" and fault.line is None and call.verb != "program"


def _import_advice(exercise: Exercise, fault: Fault) -> str:
    from grader.curriculum.catalogue import exercises

    missing = fault.message.partition("'")[2].partition("'")[0].split(".")[0]
    if missing in exercises() and missing != exercise.name:
        return f"Each exercise is graded alone, from its own file: write what you need of {missing} here."
    return "Is it spelled right and installed in .venv? A file of your own beside this one is not seen."
