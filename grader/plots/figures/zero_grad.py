"""The loss and the weight, step by step, with clear gradients and without."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import FIRST, SECOND, Scheme, note, plain
from grader.plots.numbers.zero_grad import ZeroGrad

TRUE_WEIGHT = 2.0


def draw(figure: Figure, numbers: ZeroGrad, scheme: Scheme) -> None:
    """Draw the losses on the left, the weights on the right."""
    grid = figure.add_gridspec(1, 2, left=LEFT, right=0.97, top=TOP - 0.03, bottom=BOTTOM, wspace=0.16)
    losses, weights = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
    plain(losses, scheme, "step", "loss before the step")
    plain(weights, scheme, "step", "weight w after the step")
    _pair(losses, numbers.cleared_loss, numbers.kept_loss, scheme)
    _pair(weights, numbers.cleared_weight, numbers.kept_weight, scheme)
    _tell_losses(losses, numbers, scheme)
    _tell_weights(weights, numbers, scheme)


def _pair(axes: Axes, cleared: np.ndarray, kept: np.ndarray, scheme: Scheme) -> None:
    steps = np.arange(1, len(cleared) + 1)
    axes.plot(steps, kept, label="without zero_grad", markevery=2, **SECOND.look(scheme))
    axes.plot(steps, cleared, label="with zero_grad", markevery=3, **FIRST.look(scheme))
    axes.set_xlim(0, len(cleared) + 1)
    axes.set_xticks([1, 10, 20, 30, 40])


def _tell_losses(axes: Axes, numbers: ZeroGrad, scheme: Scheme) -> None:
    highest = float(max(numbers.kept_loss.max(), numbers.cleared_loss.max()))
    axes.set_ylim(-0.04 * highest, 1.32 * highest)
    step = numbers.ahead_until
    where = (step + 1, float(numbers.kept_loss[step]))
    axes.annotate(
        f"lower than with it\nuntil step {step + 1}", where, (7.0, 1.2 * highest), color=scheme.ink, fontsize=10,
        linespacing=1.35, va="center", parse_math=False,
        arrowprops={"arrowstyle": "-", "color": scheme.quiet, "shrinkB": 6, "relpos": (0.0, 0.0)},
    )  # fmt: skip
    peak = int(np.argmax(numbers.kept_loss[10:])) + 10
    note(axes, peak + 1, float(numbers.kept_loss[peak]) + 0.06 * highest, "without zero_grad",
         scheme.lines[1], scheme, ha="center", va="bottom")  # fmt: skip
    note(axes, 21, 0.07 * highest, "with zero_grad", scheme.lines[0], scheme, ha="center", va="bottom")


def _tell_weights(axes: Axes, numbers: ZeroGrad, scheme: Scheme) -> None:
    lowest, highest = float(numbers.kept_weight.min()), float(numbers.kept_weight.max())
    room = 0.2 * (highest - lowest)
    axes.set_ylim(lowest - room, highest + room)
    axes.axhline(TRUE_WEIGHT, color=scheme.quiet, linewidth=1.2, linestyle=(0, (6, 4)))
    note(axes, len(numbers.kept_weight), TRUE_WEIGHT + room * 0.35, "the right w", scheme.quiet, scheme, ha="right")
    peak = int(np.argmax(numbers.kept_weight))
    note(axes, peak + 1, highest + 0.35 * room, "without zero_grad: never comes to rest", scheme.lines[1], scheme,
         ha="center" if peak > 12 else "left", va="bottom")  # fmt: skip
    end = float(numbers.cleared_weight[-1])
    note(axes, len(numbers.kept_weight), end - 0.35 * room, "with zero_grad", scheme.lines[0], scheme, ha="right")
