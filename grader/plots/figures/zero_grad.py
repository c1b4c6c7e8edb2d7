"""The loss and the weight, step by step, with clear gradients and without."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.plots.figures.labels import End, label_ends
from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import FIRST, SECOND, Scheme, note, plain
from grader.plots.numbers.zero_grad import ZeroGrad

WIDTH = 0.335


def draw(figure: Figure, numbers: ZeroGrad, scheme: Scheme) -> None:
    """Draw the losses on the left, the weights on the right."""
    height = TOP - BOTTOM - 0.035
    losses = figure.add_axes((LEFT, BOTTOM, WIDTH, height))
    weights = figure.add_axes((0.555, BOTTOM, WIDTH, height))
    plain(losses, scheme, "step", "loss before the step")
    plain(weights, scheme, "step", "weight w after the step")
    _tell_who_is_ahead(losses, numbers, scheme)
    _pair(losses, numbers.cleared_loss, numbers.kept_loss, scheme)
    _pair(weights, numbers.cleared_weight, numbers.kept_weight, scheme)


def _pair(axes: Axes, cleared: np.ndarray, kept: np.ndarray, scheme: Scheme) -> None:
    steps = np.arange(1, len(cleared) + 1)
    axes.plot(steps, kept, label="without zero_grad", markevery=2, **SECOND.look(scheme))
    axes.plot(steps, cleared, label="with zero_grad", markevery=3, **FIRST.look(scheme))
    lowest, highest = (float(end([cleared, kept])) for end in (np.min, np.max))
    room = 0.05 * (highest - lowest)
    axes.set_ylim(lowest - room, highest + 4.5 * room)
    axes.set_xlim(0, len(cleared) + 1)
    axes.set_xticks([1, 10, 20, 30, 40])
    label_ends(axes, [
        End(float(kept[-1]), "without\nzero_grad", scheme.lines[1]),
        End(float(cleared[-1]), "with\nzero_grad", scheme.lines[0]),
    ])  # fmt: skip


def _tell_who_is_ahead(axes: Axes, numbers: ZeroGrad, scheme: Scheme) -> None:
    first, last = numbers.ahead
    axes.axvspan(first - 0.5, last + 0.5, color=scheme.faint, linewidth=0)
    says = f"steps {first} to {last}: the\nloss without is lower"
    note(axes, last + 1.2, 1.14 * float(numbers.kept_loss.max()), says, scheme.ink, scheme.paper)
