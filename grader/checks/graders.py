"""Finds an exercise's grader: its plan, its fresh probes and its checks."""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, CheckFunction
from grader.checks.plan import Call


@dataclass(frozen=True)
class Check:
    """One concept's check: `sentence` is the docstring's first line, `needs` the concepts it rests on."""

    concept: str
    needs: tuple[str, ...]
    sentence: str
    function: CheckFunction


@dataclass(frozen=True)
class Grader:
    """One exercise's plan and checks.

    `fresh` makes further calls from a seed, to confirm a diagnosis on. A fingerprint is taken of the
    `features` of each answer and of the `relations` between them (which sees the features, and the answers as they
    came, by the name of the call); a report shows an answer by its `display`,
    adds a `story` to a failed concept that has one, and ends with what was `observed`, failed or passed.
    """

    exercise: str
    plan: tuple[Call, ...]
    fresh: Callable[[np.random.Generator], list[Call]]
    checks: dict[str, Check]
    features: Callable[[Call, Any], Any]
    relations: Callable[[dict[str, Any], dict[str, Any]], Any]
    display: Callable[[Call, Any], Any]
    story: Callable[[AnswerBook, str], str]
    observed: Callable[[AnswerBook], list[str]]
    seconds_per_call: float
    path: Path

    def calls(self, seed: int) -> list[Call]:
        """Return all calls that are made under a key with this seed: the plan's and the fresh ones."""
        return [*self.plan, *self.fresh(np.random.default_rng(seed))]


@cache
def grader_of(exercise: str) -> Grader:
    """Return the grader of an exercise. Raises ModuleNotFoundError where it has none."""
    module = importlib.import_module(f"grader.checks.test_{exercise}")
    functions = [value for value in vars(module).values() if hasattr(value, "concept")]
    checks = [
        Check(one.concept, one.needs, (inspect.getdoc(one) or "").split("\n\n")[0].replace("\n", " "), one)
        for one in functions
    ]
    return Grader(
        exercise,
        tuple(module.PLAN),
        module.fresh,
        {check.concept: check for check in checks},
        getattr(module, "features", _as_it_is),
        getattr(module, "relations", _no_relations),
        getattr(module, "display", _as_it_is),
        getattr(module, "story", _no_story),
        getattr(module, "observed", _nothing_observed),
        getattr(module, "SECONDS_PER_CALL", 3.0),
        Path(str(module.__file__)),
    )


def _as_it_is(_call: Call, value: Any) -> Any:
    return value


def _no_relations(_features: dict[str, Any], _values: dict[str, Any]) -> Any:
    return []


def _no_story(_book: AnswerBook, _concept: str) -> str:
    return ""


def _nothing_observed(_book: AnswerBook) -> list[str]:
    return []
