"""Optimizers: momentum, Adam and AdamW.

Plain gradient descent forgets every gradient at once. Momentum remembers them: steps in the same
direction add up, and a zigzag cancels. Adam remembers their squares too, and gives each parameter
a step of its own: where gradients are large the step is not, where they are small it still counts.
AdamW is Adam with weight decay beside it; most large language models are trained with it. What is
remembered goes in as an argument and comes back as a result: nothing is hidden, and any step can
be checked by hand.

    momentum   v ← μ·v + g                          θ ← θ − η·v

    Adam       t ← t + 1
               m ← β₁·m + (1 − β₁)·g                m̂ = m / (1 − β₁ᵗ)
               v ← β₂·v + (1 − β₂)·g²               v̂ = v / (1 − β₂ᵗ)
               θ ← θ − η·m̂ / (√v̂ + ε)

    AdamW      the same, and η·λ·θ of the old θ is taken off θ as well

The rate η is lr, λ is weight_decay, g is the gradient of θ. All of it is entry by entry. m and v
start at zero, so in the first steps they are too small; dividing by 1 − βᵗ makes up for that.

Shapes: params, grads and velocity are lists of arrays; params[i], grads[i] and velocity[i] have
the same shape. Adam's state is a dict: state["step"] counts the steps taken so far, state["m"] and
state["v"] are lists of arrays. Before the first step it is 0, and the arrays are zeros. Return new
lists, a new dict and new arrays: a caller may still need the old ones.

>>> [theta], [v] = momentum_step([np.array([5.0])], [np.array([0.8])], [np.array([0.0])], 0.1)
>>> theta.round(4).tolist(), v.round(4).tolist()
([4.92], [0.8])
>>> [theta], [v] = momentum_step([theta], [np.array([0.8])], [v], 0.1)
>>> theta.round(4).tolist(), v.round(4).tolist()
([4.768], [1.52])

Adam's first step is lr long for every entry, whether the gradient is 0.8 or -40:

>>> state = {"step": 0, "m": [np.zeros(2)], "v": [np.zeros(2)]}
>>> [theta], state = adam_step([np.array([5.0, 5.0])], [np.array([0.8, -40.0])], state, 0.1)
>>> theta.round(4).tolist(), state["step"]
([4.9, 5.1], 1)
>>> state["m"][0].round(4).tolist(), state["v"][0].round(5).tolist()
([0.08, -4.0], [0.00064, 1.6])

AdamW takes lr · weight_decay · θ = 0.1 · 0.01 · 5 = 0.005 more off each:

>>> start = {"step": 0, "m": [np.zeros(2)], "v": [np.zeros(2)]}
>>> [theta], _ = adamw_step([np.array([5.0, 5.0])], [np.array([0.8, -40.0])], start, 0.1)
>>> theta.round(4).tolist()
[4.895, 5.095]
"""

import numpy as np

Arrays = list[np.ndarray]


def momentum_step(
    params: Arrays, grads: Arrays, velocity: Arrays, lr: float, momentum: float = 0.9
) -> tuple[Arrays, Arrays]:
    """One step of gradient descent with momentum: the new parameters and the new velocity.

    velocity: one array for each parameter, zeros before the first step. momentum is μ.
    Nothing that is passed in is changed.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def adam_step(
    params: Arrays,
    grads: Arrays,
    state: dict,
    lr: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Arrays, dict]:
    """One step of Adam: the new parameters and the new state.

    state: {"step": how many steps were taken, "m": list of arrays, "v": list of arrays}.
    Nothing that is passed in is changed.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def adamw_step(
    params: Arrays,
    grads: Arrays,
    state: dict,
    lr: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[Arrays, dict]:
    """One step of AdamW: the new parameters and the new state, which is Adam's.

    weight_decay is λ, and may be 0; all other arguments are those of adam_step.
    Nothing that is passed in is changed.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
