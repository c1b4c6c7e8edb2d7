"""Early stopping: is the best epoch the lowest of what the run saw, and did the run stop when its wait was over?"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require
from grader.checks.early_stopping_plan import RUNS, Run, random_run
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call

PLAN = [run.call() for run in RUNS]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return four more long runs."""
    floors = [float(floor) / 4 for floor in rng.integers(-8, 20, size=4)]
    runs = [random_run(rng, f"fresh run {n}", 30 + 2 * n, 3 + n, floor) for n, floor in enumerate(floors)]
    return [run.call() for run in runs]


def display(_asked: Call, value: list) -> list[Any]:
    """Return the two epochs, as whole numbers where they are."""
    return [int(one) if float(one).is_integer() else one for one in value]


def seen_by_different_stops(book: AnswerBook, run: Run, lates: set[float]) -> Iterator[list[float]]:
    """Yield what the run saw up to its stop, and, where stops are wrong anywhere, up to what it may stand for."""
    _, stop = book[run.name]
    stops = [stop]
    if lates != {0}:
        stops += [stop - 1, book.expected[run.name][1]]
    if max(lates) > 0:
        stops.append(run.last)
    for one in stops:
        if math.isfinite(one) and one >= 0:
            yield run.losses[: int(min(one, run.last)) + 1]


def first_lowest(losses: list[float]) -> int:
    """Return the first epoch with the lowest loss."""
    return int(np.argmin(losses))


def beside_the_best(run: Run, epoch: float, best: int) -> str:
    """Return what the losses are at an epoch, where there is such an epoch, and at the best one."""
    if epoch not in range(len(run.losses)):
        return f"there is no epoch {epoch:g}"
    return f"the loss at epoch {epoch:g} is {run.losses[int(epoch)]:g}, at epoch {best} it is {run.losses[best]:g}"


test_it_runs = it_runs("early_stopping")
test_inputs_are_left_alone = inputs_are_left_alone("early_stopping", PLAN)


@concept("early_stopping.best_epoch")
def test_the_best_epoch_has_the_lowest_loss_so_far(book: AnswerBook) -> None:
    """best_epoch is the epoch with the lowest loss up to the stop; of equal losses, the first."""
    told = [run for run in RUNS if run.name in book]  # where nothing came back, the stop is to blame
    lates = {book[run.name][1] - book.expected[run.name][1] for run in told}
    for run in told:
        best = book[run.name][0]
        seen = seen_by_different_stops(book, run, lates)
        remark = beside_the_best(run, best, book.expected[run.name][0])
        require(any(best == first_lowest(losses) for losses in seen), run.name, remark)


@concept("early_stopping.patience")
def test_the_run_stops_when_its_wait_is_over(book: AnswerBook) -> None:
    """stop_epoch ends `patience` epochs in a row without a new lowest loss; it is the last epoch if none do."""
    for run in RUNS:
        (best, stop), expected = book[run.name], book.expected[run.name]
        waited_by_its_own_best = best != expected[0] and stop in (best + run.patience, run.last)
        require(stop == expected[1] or waited_by_its_own_best, run.name, pace(stop - expected[1]))


def pace(late: float) -> str:
    """Return how much too late or too early a stop is."""
    if not math.isfinite(late):
        return "no epoch"
    epochs = "1 epoch" if abs(late) == 1 else f"{abs(late):g} epochs"
    return f"{epochs} too {'late' if late > 0 else 'early'}"
