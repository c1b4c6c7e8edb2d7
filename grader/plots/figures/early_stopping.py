"""The two losses of a run that goes on past its best, and the epochs at which early stopping looks back and ends."""

import numpy as np
from matplotlib.figure import Figure

from grader.plots.figures.labels import End, label_ends
from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import FIRST, SECOND, Scheme, note, plain
from grader.plots.numbers.early_stopping import EarlyStopping


def draw(figure: Figure, numbers: EarlyStopping, scheme: Scheme) -> None:
    """Draw both losses; shade what early stopping never sees."""
    axes = figure.add_axes((LEFT, BOTTOM, 0.8, TOP - BOTTOM - 0.02))
    plain(axes, scheme, "epoch", "mean squared error")
    epochs = np.arange(len(numbers.training))
    highest = float(max(numbers.training.max(), numbers.validation.max()))
    axes.axvspan(numbers.stop, epochs[-1], color=scheme.faint, linewidth=0)
    axes.plot(epochs, numbers.validation, label="validation loss", markevery=3, **SECOND.curve(scheme))
    axes.plot(epochs, numbers.training, label="training loss", markevery=3, **FIRST.curve(scheme))
    axes.set_xlim(0, epochs[-1])
    axes.set_ylim(0, highest * 1.22)
    lowest = float(numbers.validation[numbers.best])
    axes.axvline(numbers.stop, color=scheme.quiet, linewidth=1.4)
    axes.plot(numbers.best, lowest, marker="D", markersize=11, color=scheme.paper, markeredgecolor=scheme.ink,
              markeredgewidth=1.8)  # fmt: skip
    note(axes, numbers.best, lowest - highest * 0.1, f"best epoch: {numbers.best}\nkeep these weights",
         scheme.ink, scheme.paper, ha="right", va="top")  # fmt: skip
    note(axes, numbers.stop + 0.8, highest * 1.14,
         f"stops at epoch {numbers.stop}: {numbers.patience} epochs without a new minimum",
         scheme.ink, scheme.faint)  # fmt: skip
    note(axes, (numbers.stop + epochs[-1]) / 2, lowest * 0.62, "with early stopping,\nthese epochs are never run",
         scheme.quiet, scheme.faint, ha="center")  # fmt: skip
    label_ends(axes, [
        End(float(losses[-1]), f"{name}\nloss", scheme.lines[kind.colour])
        for name, losses, kind in (("validation", numbers.validation, SECOND), ("training", numbers.training, FIRST))
    ])  # fmt: skip
