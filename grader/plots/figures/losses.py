"""Two gradients from sure and right, on the left, to sure and wrong."""

import numpy as np
from matplotlib.figure import Figure

from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import FIRST, SECOND, Scheme, note, plain
from grader.plots.numbers.losses import Losses

SHOWN = (0.9995, 0.99, 0.9, 0.5, 0.1, 0.01, 0.0005)  # probabilities of the true class


def draw(figure: Figure, numbers: Losses, scheme: Scheme) -> None:
    """Draw both norms over the confidence, and what happens at the right end."""
    axes = figure.add_axes((LEFT, BOTTOM + 0.03, 0.9, TOP - BOTTOM - 0.065))
    plain(
        axes,
        scheme,
        "probability that the model gives to the true class",
        "norm of the gradient at the logits",
    )
    axes.plot(numbers.leads, numbers.entropy, label="cross-entropy", markevery=(2, 8), **FIRST.look(scheme))
    axes.plot(numbers.leads, numbers.squared, label="squared error", markevery=(6, 8), **SECOND.look(scheme))
    axes.set_xlim(float(numbers.leads[0]), float(numbers.leads[-1]))
    axes.set_ylim(-0.04, 1.72)
    axes.set_xticks([float(np.log((1 - p) / p)) for p in SHOWN], [f"{100 * p:g} %" for p in SHOWN])
    axes.set_yticks([0, 0.5, 1, 1.5])
    axes.axvline(0.0, color=scheme.rule, linewidth=1.0)
    for x, words in ((-4.0, "right"), (4.0, "wrong")):
        note(axes, x, 1.64, f"the model is {words}", scheme.quiet, scheme.paper, ha="center")
    note(axes, 4.6, float(numbers.entropy[-1]) + 0.1, "cross-entropy: stays large",
         scheme.lines[0], scheme.paper, ha="center")  # fmt: skip
    note(axes, 3.1, 0.52, "squared error:\nthe surer the mistake,\nthe less comes back",
         scheme.lines[1], scheme.paper, va="center")  # fmt: skip
