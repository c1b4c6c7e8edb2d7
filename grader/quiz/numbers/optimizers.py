"""Optimizers by hand: what momentum remembers, Adam's first step, AdamW's decay."""

import math
from random import Random

from grader.quiz.numbers.drawing import Drawn, halves, plain

BETA1, BETA2 = 0.9, 0.999


def momentum_second_step(rng: Random) -> Drawn:
    """A parameter after two steps with momentum, from a velocity of zero."""
    w, first, second = halves(rng, -3, 3), halves(rng, -4, 4), halves(rng, -4, 4)
    mu, lr = rng.choice([0.5, 0.8, 0.9]), rng.choice([0.05, 0.1, 0.2])
    velocity = mu * first + second
    numbers = {"w": w, "g1": first, "g2": second, "mu": mu, "lr": lr, "velocity": velocity}
    wrong = {
        "no_memory": w - lr * (first + second),
        "velocity_alone": w - lr * velocity,
        "averaged": w - lr * (1 - mu) * (first + velocity),
        "all_kept": w - lr * (first + first + second),
        "memory_of_new": w - lr * (first + first + mu * second),
    }
    return Drawn(_plain(numbers), w - lr * (first + velocity), wrong)


def adam_first_step(rng: Random) -> Drawn:
    """A parameter after Adam's first step, with the usual betas."""
    w, g, lr = halves(rng, -3, 3), rng.choice([-8, -5, -3, -2, 0.02, 0.05, 0.3, 2, 3, 4, 8]), 0.1
    sign = math.copysign(1, g)
    wrong = {
        "as_sgd": w - lr * g,
        "uncorrected": w - lr * sign * (1 - BETA1) / math.sqrt(1 - BETA2),
        "second_uncorrected": w - lr * sign / math.sqrt(1 - BETA2),
        "first_uncorrected": w - lr * sign * (1 - BETA1),
        "no_root": w - lr / g,
        "uphill": w + lr * sign,
    }
    return Drawn(_plain({"w": w, "g": g, "lr": lr}), w - lr * sign, wrong)


def adamw_first_step(rng: Random) -> Drawn:
    """A parameter after AdamW's first step, whose decay stands beside the step."""
    w, g = rng.choice([-6, -4, -3, 3, 4, 6]), rng.choice([-2, -1.5, -0.5, 0.5, 1.5, 2])
    lr, decay = 0.1, 0.5
    sign = math.copysign(1, g)
    numbers = {"w": w, "g": g, "lr": lr, "decay": decay, "shrunk": w - lr * decay * w, "mixed": g + decay * w}
    wrong = {
        "no_decay": w - lr * sign,
        "in_the_gradient": w - lr * math.copysign(1, g + decay * w),
        "not_times_rate": w - decay * w - lr * sign,
        "as_sgd": w - lr * decay * w - lr * g,
        "decay_grows": w + lr * decay * w - lr * sign,
    }
    return Drawn(_plain(numbers), w - lr * decay * w - lr * sign, wrong)


def _plain(numbers: dict[str, float]) -> dict[str, str]:
    return {name: plain(value) for name, value in numbers.items()}
