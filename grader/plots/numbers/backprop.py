"""The gradients of a learner's backward pass, whether it is right or not, and the right ones from the answer key."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.claims import ABSOLUTE, RELATIVE
from grader.checks.test_backprop import BATCHES, PLAN
from grader.checks.usable import WrongKind, as_expected
from grader.plots.credit import listed
from grader.worker.messages import Answer
from grader.worker.wire import Objects

SHOWN = BATCHES[1]  # of five examples, with four sizes that all differ
CALLS = tuple(call for call in PLAN if call.name in (f"{SHOWN}, forward", SHOWN))
NAMES = ("W1", "b1", "W2", "b2")


@dataclass(frozen=True)
class ShownGradient:
    """One gradient: the right numbers, the learner's, and which of these agree.

    `yours` is None where there is no array of that shape; `instead` says what there is.
    """

    name: str
    right: np.ndarray
    yours: np.ndarray | None = None
    instead: str = ""

    @property
    def agrees(self) -> np.ndarray:
        """Whether each entry agrees, by the rule that grading goes by."""
        if self.yours is None:
            return np.zeros(self.right.shape, bool)
        most = RELATIVE * float(np.abs(self.right).max()) + ABSOLUTE
        return np.isclose(self.yours, self.right, rtol=0.0, atol=most)


@dataclass(frozen=True)
class Gradients:
    """The four gradients of one call; `begun` is whether the learner's own are among them."""

    all: tuple[ShownGradient, ...]
    begun: bool

    @property
    def wrong(self) -> list[str]:
        """The names of those that differ."""
        return [one.name for one in self.all if self.begun and not one.agrees.all()]


def right_alone(expected: dict[str, Any]) -> Gradients:
    """Return the key's gradients, with none beside them."""
    return Gradients(tuple(ShownGradient(name, _array(expected[SHOWN][name])) for name in NAMES), begun=False)


def beside(expected: dict[str, Any], answer: Answer) -> Gradients:
    """Return what a backward pass answered beside the key's gradients. Raises WrongKind where that is no dict."""
    if answer.status != "ok" or not isinstance(answer.value, dict):
        raise WrongKind("It gives no gradients.")
    pairs = [(name, _array(expected[SHOWN][name])) for name in NAMES]
    return Gradients(tuple(_gradient(name, right, answer.value) for name, right in pairs), begun=True)


def _gradient(name: str, right: np.ndarray, value: dict[str, Any]) -> ShownGradient:
    if name not in value:
        return ShownGradient(name, right, instead="is not there")
    try:
        return ShownGradient(name, right, as_expected(value[name], right))
    except WrongKind:
        return ShownGradient(name, right, instead=_what_it_is(value[name], right))


def _what_it_is(value: Any, right: np.ndarray) -> str:
    """Return a few words of ours on what stands where an array should."""
    if isinstance(value, np.ndarray):
        return f"shape {value.shape}"[:24] + f"\nwhere {right.shape}\nis asked"
    return "another shape" if isinstance(value, (list, Objects)) else "no array"


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, np.float64)


def words(numbers: Gradients) -> dict[str, Any]:
    """Return what there is to say about which gradients agree."""
    if not numbers.begun:
        return {"verdict": "The four gradients of a network with two layers", "which": "None of your own yet.",
                "how": ""}  # fmt: skip
    if not numbers.wrong:
        return {
            "verdict": "All four gradients are right",
            "which": "All of yours agree with them.",
            "how": "",
        }
    fine = [one.name for one in numbers.all if one.name not in numbers.wrong]
    agreeing = f"{listed(fine)} {'agree' if len(fine) > 1 else 'agrees'}" if fine else "None agrees"
    verb = "differ" if len(numbers.wrong) > 1 else "differs"
    return {"verdict": f"{listed(numbers.wrong)} {verb} from the right one{'s' * (verb == 'differ')}",
            "which": f"{agreeing}; {listed(numbers.wrong)} {verb}.",
            "how": " What differs from the right number is framed."}  # fmt: skip
