"""The functions that draw numbers, by the names that questions use."""

from grader.quiz.numbers import gradients, losses, optimizers, training
from grader.quiz.numbers.drawing import Draw

_ALL: list[Draw] = [
    losses.mean_squared_error,
    losses.softmax_probability,
    losses.cross_entropy_of_logits,
    losses.loss_of_a_probability,
    losses.loss_before_training,
    gradients.one_update,
    gradients.gradient_of_w,
    gradients.gradient_of_b,
    gradients.chain_of_two,
    gradients.value_used_twice,
    gradients.measured_gradient,
    training.steps_in_an_epoch,
    training.steps_in_training,
    training.two_backwards,
    training.second_step_uncleared,
    training.three_descents,
    training.largest_rate,
    training.rate_in_warm_up,
    training.rate_in_decay,
    training.stopping_epoch,
    optimizers.momentum_second_step,
    optimizers.adam_first_step,
    optimizers.adamw_first_step,
]
DRAWS: dict[str, Draw] = {getattr(draw, "__name__", ""): draw for draw in _ALL}
