"""Right submissions to measure with: from the references and from what else is accepted."""

import re
from functools import cache
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.key.variants import Solutions
from grader.places import find_places

PEERS_REJECT = {
    "softmax": {"pairwise_differences", "python_loops"},
    "cross_entropy": {"prints_and_warnings", "single_precision"},
    "mse_gradients": {"prints_and_lambda"},
    "minibatches": {"plain_python"},
    "backprop": {"float32", "recomputes"},
    "training_loop": {"callable_object", "partial_einsum"},
    "torch_loop": {"callable_object", "grads_none"},
}  # right, but in float32, as lists, or with a warning: nbgrader gives 0 for any word on standard error
CORE = [name for name, one in exercises().items() if one.number <= 9]  # nobody wrote the others for the peers
_OTHER_LIBRARY = re.compile(r"torch|scipy")


def reference(exercise: str) -> str:
    """Return the reference program of an exercise."""
    return _solutions(exercise).reference


def write_references(folder: Path) -> None:
    """Write the references of the core into `folder`."""
    folder.mkdir(parents=True)
    for exercise in CORE:
        (folder / f"{exercise}.py").write_text(reference(exercise), "utf-8")


def variant(exercise: str, number: int, *, for_peers: bool = False) -> str:
    """Return one of the right answers to an exercise; for the NumPy ones without torch or scipy inside.

    With `for_peers`, only from those that the peers' assertions accept too.
    """
    rejected = PEERS_REJECT.get(exercise, set()) if for_peers else set()
    accepted = _solutions(exercise).accepted().items()
    programs = [reference(exercise), *(one for name, one in accepted if name not in rejected)]
    if not exercises()[exercise].torch:
        programs = [one for one in programs if not _OTHER_LIBRARY.search(one)]
    return f"{programs[number % len(programs)]}\n# submission {number}\n"


def write_class(root: Path, count: int, *, for_peers: bool = False) -> None:
    """Write `count` different right submissions of the core, each in a folder of its own."""
    for number in range(count):
        folder = root / f"{number:05}"
        folder.mkdir(parents=True)
        for exercise in CORE:
            (folder / f"{exercise}.py").write_text(variant(exercise, number, for_peers=for_peers), "utf-8")


@cache
def _solutions(exercise: str) -> Solutions:
    solutions = find_places().solutions
    assert solutions is not None
    return Solutions(solutions / exercise)
