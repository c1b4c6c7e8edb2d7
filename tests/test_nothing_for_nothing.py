"""Who answers without looking earns nothing: no relation between such answers is worth a point."""

import pytest

from grader.grading import Judge
from grader.workspace import Found

NUMBERS = ["0.0", "1.0", "-1.0", "float('nan')", "float('inf')", "1e-30"]
ALL_THE_SAME = {
    "mse": "def mse_loss(predictions, targets):\n    return {n}\n",
    "softmax": "import numpy as np\ndef softmax(logits):\n    return np.full(np.shape(logits), {n})\n",
    "cross_entropy": (
        "import numpy as np\n"
        "def cross_entropy(logits, targets):\n    return {n}\n"
        "def cross_entropy_gradient(logits, targets):\n    return np.full(logits.shape, {n})\n"
    ),
    "mse_gradients": (
        "import numpy as np\ndef mse_gradients(X, y, w, b):\n    return np.full(w.shape, {n}), {n}\n"
    ),
    "update_rule": (
        "import numpy as np\n"
        "def gradient_step(params, grads, lr):\n    return [np.full(one.shape, {n}) for one in params]\n"
    ),
    "backprop": (
        "import numpy as np\n"
        "def forward(params, X):\n    return np.full((len(X), len(params['b2'])), {n}), None\n"
        "def backward(params, cache, grad_logits):\n"
        "    return {{name: np.full(one.shape, {n}) for name, one in params.items()}}\n"
    ),
    "training_loop": (
        "import numpy as np\n"
        "def train(X, y, lr, steps):\n    return np.full(X.shape[1], {n}), {n}, [{n}] * steps\n"
    ),
    "torch_loop": (
        "def train_step(model, optimizer, loss_fn, X, y):\n    return {n}\n"
        "def train(model, optimizer, loss_fn, batches, epochs):\n    return [{n}] * epochs\n"
    ),
    "learning_rate": (
        "def descend(gradient, start, lr, steps):\n    return [{n}] * (steps + 1)\n"
        "def largest_stable_lr(X):\n    return {n}\n"
    ),
    "optimizers": (
        "import numpy as np\n"
        "def full(arrays):\n    return [np.full(one.shape, {n}) for one in arrays]\n"
        "def momentum_step(params, grads, velocity, *rest):\n    return full(params), full(velocity)\n"
        "def adam_step(params, grads, state, *rest):\n"
        "    return full(params), {{'step': {n}, 'm': full(state['m']), 'v': full(state['v'])}}\n"
        "adamw_step = adam_step\n"
    ),
    "schedule": "def warmup_cosine(step, warmup_steps, total_steps, *rates):\n    return {n}\n",
    "early_stopping": "def early_stopping(val_losses, patience):\n    return {n}, {n}\n",
    "autograd": (
        "class Value:\n"
        "    def __init__(self, data=0.0):\n        self.data = self.grad = {n}\n"
        "    def same(self, *others):\n        return Value()\n"
        "    __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = __neg__ = __pow__ = same\n"
        "    exp = log = relu = backward = same\n"
    ),
}


@pytest.mark.parametrize("exercise", ALL_THE_SAME)
def test_the_same_number_always_earns_nothing(exercise: str, a_judge: Judge) -> None:
    for number in NUMBERS:
        program = ALL_THE_SAME[exercise].format(n=number)
        record, _ = a_judge.grade("null", [Found(exercise, program)])
        [result] = record.exercises
        assert (result.status, result.score) == ("failed", 0.0), (number, result)
