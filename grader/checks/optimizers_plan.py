"""The steps that are asked for: most of them are one step of Adam with one thing changed.

Two answers that differ in one thing only tell what it does, whatever else is wrong: the step of `OTHER_M` over that
of `MIDWAY`, entry by entry, is a matter of the first moment alone.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.checks.plan import Call, call, eighths

Arrays = list[np.ndarray]

PARAMS = [np.array([1.5, -2.25, 3.125]), np.array([[0.625, 3.0, -1.125], [2.5, -0.75, 1.875]])]
ELSEWHERE = [np.array([-2.5, 1.125, 0.875]), np.array([[2.0, -1.75, 3.25], [-0.875, 2.625, -3.0]])]
GRADS = [np.array([0.5, -1.25, 1.75]), np.array([[-0.75, 2.0, 1.125], [-1.5, 0.625, -1.0]])]
M = [np.array([1.5, 0.75, -0.5]), np.array([[-1.0, -0.5, 2.25], [0.75, 1.25, -2.0]])]
M_ELSE = [np.array([-2.0, -1.5, 1.25]), np.array([[1.75, 1.5, -0.5], [-2.5, -1.75, 0.5]])]
# Large against the gradients, so that a mean of other things than squares stays above 0 and has a root.
V = [np.array([3.5, 4.0, 5.25]), np.array([[4.5, 6.0, 3.0], [5.0, 2.75, 4.25]])]
V_ELSE = [np.array([6.5, 2.5, 3.0]), np.array([[2.0, 4.5, 6.25], [3.25, 5.5, 2.5]])]
ZEROS = [np.zeros(3), np.zeros((2, 3))]
SQUARE, SQUARE_GRADS = np.array([[1.5, -3.0], [2.25, 0.875]]), np.array([[0.75, -0.5], [-2.0, 1.25]])
SQUARE_M, SQUARE_V = np.array([[-0.5, 1.25], [1.0, 2.5]]), np.array([[2.5, 4.0], [5.0, 3.5]])
RATE, OTHER_RATE, NO_EPS = 0.75, 1.25, 0.0


@dataclass(frozen=True)
class Setting:
    """One step of Adam; without `betas` and `eps` it relies on the defaults."""

    step: int = 1
    betas: tuple[float, ...] = (0.375, 0.4375)
    eps: tuple[float, ...] = (NO_EPS,)
    lr: float = RATE
    params: Arrays = field(default_factory=lambda: PARAMS)
    grads: Arrays = field(default_factory=lambda: GRADS)
    m: Arrays = field(default_factory=lambda: M)
    v: Arrays = field(default_factory=lambda: V)

    def call(self, function: str, name: str, *decay: float, **details: Any) -> Call:
        """Return the call of `function` that asks for this step."""
        state = {"step": self.step, "m": self.m, "v": self.v}
        args = (self.params, self.grads, state, self.lr, *self.betas, *self.eps, *decay)
        return call(function, *args, name=name, **details)


def blamed(concept: str, also_for_errors: bool = True) -> dict[str, str]:
    """Return the details of a call that is about a concept."""
    blames = {"blames": f"optimizers.{concept}"} if also_for_errors else {}
    return {"about": f"optimizers.{concept}", **blames}


# Momentum

REST, MOVING, OTHER_MOVING = "from rest", "already moving", "moving, another momentum and rate"
DEFAULT_MOMENTUM, ONE_MATRIX = "moving, the default momentum", "moving, one matrix"
MOMENTUM = [
    call("momentum_step", [SQUARE], [SQUARE_GRADS], [SQUARE_M], RATE, 0.625, name=ONE_MATRIX,
         **blamed("velocity", False)),
    call("momentum_step", PARAMS, GRADS, ZEROS, RATE, 0.75, name=REST, **blamed("velocity")),
    call("momentum_step", PARAMS, GRADS, M, RATE, 0.75, name=MOVING, **blamed("velocity")),
    call("momentum_step", PARAMS, GRADS, M_ELSE, 0.1875, 0.375, name=OTHER_MOVING, **blamed("velocity")),
    call("momentum_step", ELSEWHERE, GRADS, M, OTHER_RATE, name=DEFAULT_MOMENTUM, **blamed("velocity")),
]  # fmt: skip

# Adam: mostly small betas and the second step, so that wrong corrections too stay above 0 and have a root

SLOW = (0.75, 0.875)
MIDWAY, FIRST, LATER, LATE = "second step", "first step", "step 18", "step 500"
OTHER_M, OTHER_V, OTHER_LR = "another m", "another v", "another rate"
OTHER_PARAMS, ALONE, DEFAULTS = "other parameters", "one matrix alone", "the defaults"
BIG_EPS, HUGE_EPS, ZERO_GRADIENT, DEFAULT_EPS = "eps counts", "a huge eps", "a zero gradient", "default eps"

# By default v forgets slowly, and in float32 1 - 0.999 is not exact: late, and with a large v, that does not show.
# What raises so late is a wrong correction, whatever the call is about.
LATE_DEFAULTS = Setting(step=299, betas=(), eps=(), lr=OTHER_RATE)
TINY = 2.0**-27
FEW = np.array([1.5, -2.25, 3.0])
SETTINGS = {
    MIDWAY: Setting(),
    FIRST: Setting(step=0, betas=SLOW, m=ZEROS, v=ZEROS),
    LATER: Setting(step=17, betas=(0.875, 0.9375), v=V_ELSE),
    LATE: Setting(step=499, betas=SLOW, m=M_ELSE),
    OTHER_M: Setting(m=M_ELSE),
    OTHER_V: Setting(v=V_ELSE),
    OTHER_LR: Setting(lr=OTHER_RATE),
    OTHER_PARAMS: Setting(params=ELSEWHERE),
    ALONE: Setting(params=[SQUARE], grads=[SQUARE_GRADS], m=[SQUARE_M], v=[SQUARE_V]),
    DEFAULTS: LATE_DEFAULTS,
    BIG_EPS: Setting(eps=(0.75,)),
    HUGE_EPS: Setting(eps=(3.0,)),
    ZERO_GRADIENT: Setting(eps=(0.125,), params=[FEW], grads=[np.array([0.5, 0.0, -1.25])],
                           m=[np.array([1.5, 0.0, -0.5])], v=[np.array([3.5, 0.0, 5.25])]),
    DEFAULT_EPS: replace(LATE_DEFAULTS, params=[FEW], grads=[np.array([0.5, -1.25, 1.75]) * TINY],
                         m=[np.array([1.5, 0.75, -0.5]) * TINY], v=[np.array([0.75, 1.25, 0.5]) * TINY**2]),
}  # fmt: skip
ABOUT = {
    MIDWAY: blamed("first_moment"),
    FIRST: blamed("bias_correction"),
    LATER: blamed("bias_correction"),
    LATE: blamed("bias_correction"),
    OTHER_M: blamed("first_moment"),
    OTHER_V: blamed("second_moment"),
    OTHER_LR: blamed("first_moment"),
    OTHER_PARAMS: blamed("first_moment"),
    ALONE: blamed("first_moment", False),
    DEFAULTS: blamed("bias_correction"),
    BIG_EPS: blamed("epsilon"),
    HUGE_EPS: blamed("epsilon"),
    ZERO_GRADIENT: blamed("epsilon"),
    DEFAULT_EPS: {
        **blamed("epsilon"),
        "blames": "optimizers.bias_correction",
        "shown": "adam_step(params, grads, state, lr)   with gradients and roots of v as small as eps, 1e-8",
    },
}
ADAM = [setting.call("adam_step", name, **ABOUT[name]) for name, setting in SETTINGS.items()]
WITHOUT_EPS = [name for name in SETTINGS if ABOUT[name]["about"] != "optimizers.epsilon"]
WITH_EPS = [name for name in SETTINGS if name not in WITHOUT_EPS]


# AdamW: the steps of Adam again, with decay and without


@dataclass(frozen=True)
class Decay:
    """A step of Adam to which a decay is added; no `amount` is the default one."""

    of: str
    amount: tuple[float, ...]

    @property
    def with_decay(self) -> str:
        """The name of the call with the decay."""
        return f"{self.of}, decay {self.amount[0]}" if self.amount else f"{self.of}, default decay"

    @property
    def without(self) -> str:
        """The name of the call with a decay of 0."""
        return f"{self.of}, decay 0"

    def calls(self) -> list[Call]:
        """Return the call with the decay, and the one without."""
        setting = SETTINGS[self.of]
        in_full = replace(setting, betas=setting.betas or (0.9, 0.999), eps=setting.eps or (1e-8,))
        about = blamed("decoupled_decay", also_for_errors=False)
        if self.of == DEFAULTS:
            about["blames"] = "optimizers.bias_correction"
        return [
            setting.call("adamw_step", self.with_decay, *self.amount, **about),
            in_full.call("adamw_step", self.without, 0.0, **about),
        ]


DECAYS = [
    Decay(MIDWAY, (0.3125,)),
    Decay(OTHER_PARAMS, (0.3125,)),
    Decay(OTHER_LR, (0.125,)),
    Decay(BIG_EPS, (0.25,)),
    Decay(DEFAULTS, ()),
]
ADAMW = [one for decay in DECAYS for one in decay.calls()]


def random_calls(rng: np.random.Generator) -> list[Call]:
    """Return one step of each function, on arrays of other shapes."""
    shapes = [(2,), (3, 2)]

    def some() -> Arrays:
        return [eighths(rng, *shape) for shape in shapes]

    def positive() -> Arrays:
        return [np.abs(one) + 4.0 for one in some()]

    def setting(eps: float) -> Setting:
        betas = float(rng.integers(18, 24)) / 64, float(rng.integers(25, 31)) / 64
        lr = float(rng.integers(33, 63)) / 64
        return Setting(1, betas, (eps,), lr, some(), some(), some(), positive())

    momentum, lr = float(rng.integers(33, 63)) / 64, float(rng.integers(33, 63)) / 64
    return [
        call("momentum_step", some(), some(), some(), lr, momentum, name="fresh momentum",
             **blamed("velocity")),
        setting(NO_EPS).call("adam_step", "fresh Adam", **blamed("first_moment")),
        setting(0.625).call("adam_step", "fresh Adam, eps counts", **blamed("epsilon")),
        setting(0.0625).call("adamw_step", "fresh AdamW", float(rng.integers(9, 20)) / 64,
                             **blamed("decoupled_decay", also_for_errors=False)),
    ]  # fmt: skip
