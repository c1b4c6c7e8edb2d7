"""Early stopping: every right answer is the definition's, on runs of chance, and what must not matter does not."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.key.variants import Solutions
from grader.places import find_places

FOLDER = (find_places().solutions or find_places().root) / "early_stopping"
PROGRAMS = {"reference": Solutions(FOLDER).reference, **Solutions(FOLDER).accepted()}
LOSSES = st.lists(st.integers(-12, 12).map(lambda eighths: eighths / 8), min_size=1, max_size=20)
PATIENCE = st.integers(1, 6)


def defined(program: str) -> dict:
    names: dict = {}
    exec(program, names)
    return names


FUNCTIONS = {name: defined(program)["early_stopping"] for name, program in PROGRAMS.items()}


def by_definition(losses: list[float], patience: int) -> tuple[int, int]:
    """The first epoch that ends `patience` epochs of which none is lower than all before it."""
    is_new = [epoch == 0 or loss < min(losses[:epoch]) for epoch, loss in enumerate(losses)]
    for stop in range(len(losses)):
        if stop - patience + 1 >= 0 and not any(is_new[stop - patience + 1 : stop + 1]):
            break
    return next(epoch for epoch in count() if losses[epoch] == min(losses[: stop + 1])), stop


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_right_answer_is_the_definitions(name: str) -> None:
    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(LOSSES, PATIENCE)
    def check(losses: list[float], patience: int) -> None:
        assert tuple(FUNCTIONS[name](losses, patience)) == by_definition(losses, patience)

    check()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(LOSSES, PATIENCE, LOSSES)
def test_what_comes_after_the_stop_and_the_scale_of_the_loss_do_not_matter(
    losses: list[float], patience: int, later: list[float]
) -> None:
    best, stop = FUNCTIONS["reference"](losses, patience)
    if stop - best == patience:
        assert FUNCTIONS["reference"]([*losses[: stop + 1], *later], patience) == (best, stop)
    assert FUNCTIONS["reference"]([3 * loss + 1 for loss in losses], patience) == (best, stop)
