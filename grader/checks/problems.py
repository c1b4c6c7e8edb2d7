"""Why an answer cannot be used, as a sentence for the learner: it raised, hung, died, or was never there."""

from dataclasses import dataclass
from typing import Literal

from grader.checks.plan import Call
from grader.curriculum.catalogue import Exercise
from grader.worker.messages import Answer, Answers, Fault

_EXIT_UNKNOWN = ("name 'exit' is not defined", "name 'quit' is not defined")
_OUT_OF_REACH = "Files, network and other processes are out of reach here; the arguments hold all there is."
ProblemKind = Literal["load", "absent", "raised", "timeout", "died", "wrong_kind", "wrong_length", "skipped"]


@dataclass(frozen=True)
class Problem:
    """What went wrong, in a sentence, and the learner's exception where there is one."""

    kind: ProblemKind
    sentence: str
    fault: Fault | None = None

    @property
    def is_of_signature(self) -> bool:
        """Whether the call never got inside the function: it takes other arguments than it is given."""
        fault = self.fault
        return (
            self.kind == "raised" and fault is not None and fault.type == "TypeError" and fault.line is None
        )


def problem_of_loading(exercise: Exercise, answers: Answers) -> Problem:
    """Return why the file could not be loaded."""
    name, fault = f"{exercise.name}.py", answers.fault or Fault("Unknown")
    if answers.load == "syntax_error":
        where = f", line {fault.line}" if fault.line else ""
        return Problem("load", f"Python cannot read {name}{where}: {fault.message}.", fault)
    if answers.load == "timeout":
        return Problem("load", f"{name} did not finish loading: does a loop at its top level never end?")
    if answers.load == "died":
        return Problem("load", f"{name} did not survive being loaded. {fault.message}")
    return Problem("load", f"Loading {name} stopped. {_raised(exercise, fault)}", fault)


def problem_of_answer(
    exercise: Exercise, call: Call, answer: Answer | None, absent: dict[str, str], seconds: float
) -> Problem | None:
    """Return why this answer is not there, or None where it is."""
    if call.function in absent:
        signature = f"{call.function}({exercise.functions[call.function]})"
        return Problem("absent", f"{call.function} {absent[call.function]}. It is called as {signature}.")
    if answer is None or answer.status == "not_reached":
        return Problem(
            "skipped", f"{call.function} was not called: what it needs from an earlier call was not there."
        )
    fault = answer.fault or Fault("Unknown")
    if answer.status == "timeout":
        alone = f"did not come back within {seconds:g} seconds: is there a loop that never ends?"
        late = f"takes too long. {fault.message}" if fault.message else alone
        return Problem("timeout", f"{call.function} {late}")
    if answer.status == "died":
        return Problem("died", f"{call.function} did not come back. {fault.message}")
    if answer.status == "raised":
        return Problem("raised", f"{call.function}: {_raised(exercise, fault, call)}", fault)
    return None


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
    if fault.type == "TypeError" and call is not None and fault.line is None:
        return f"{said}. It is called as {call.function}({exercise.functions[call.function]})."
    return f"It raised {said}" + ("" if said.endswith((".", "!", "?")) else ".")


def _import_advice(exercise: Exercise, fault: Fault) -> str:
    from grader.curriculum.catalogue import exercises

    missing = fault.message.partition("'")[2].partition("'")[0].split(".")[0]
    if missing in exercises() and missing != exercise.name:
        return f"Each exercise is graded alone, from its own file: write what you need of {missing} here."
    return "Is it spelled right and installed in .venv? A file of your own beside this one is not seen."
