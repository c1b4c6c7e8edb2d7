"""The benches of the PyTorch loop: the models, optimizers, losses and batches that a submission meets."""

from typing import Any

import numpy as np

from grader.checks.plan import Call, eighths, torch_steps, torch_train

Layers = list[dict[str, Any]]
Settings = dict[str, Any]
Batch = list[np.ndarray]

PLAIN: Settings = {"lr": 0.046875, "momentum": 0.0, "loss": "mse"}
MOMENTUM: Settings = {"lr": 0.078125, "momentum": 0.75, "loss": "skewed"}
FROZEN: Settings = {"lr": 0.0, "momentum": 0.75, "loss": "skewed"}
LOSSES = {"mse": "mean squared error", "skewed": "mean of (1.25 · prediction − target)²"}

ON_A_LINE, DEEP = "a line through three batches", "two layers, dropout, momentum"
TWICE, TRAIN_FROZEN = "learning rate 0, the same batch twice", "train with learning rate 0"
TRAIN, NO_EPOCH = "train for two epochs", "no epoch"


def linear(rng: np.random.Generator, inputs: int, outputs: int) -> dict[str, Any]:
    """Return a linear layer of new numbers."""
    return {
        "kind": "linear",
        "weight": eighths(rng, outputs, inputs, most=1),
        "bias": eighths(rng, outputs, most=1),
    }


def two_layers(rng: np.random.Generator) -> Layers:
    """Return two linear layers with tanh and dropout between them."""
    between: Layers = [{"kind": "tanh"}, {"kind": "dropout", "pattern": np.array([1.5, 0.0, 1.5])}]
    return [linear(rng, 2, 3), *between, linear(rng, 3, 1)]


def batches(rng: np.random.Generator, layers: Layers, *sizes: int) -> list[Batch]:
    """Return batches of these sizes that fit a model."""
    weights = [layer["weight"] for layer in layers if layer["kind"] == "linear"]
    inputs, outputs = weights[0].shape[1], weights[-1].shape[0]
    return [[eighths(rng, size, inputs), eighths(rng, size, outputs)] for size in sizes]


def steps(
    name: str, layers: Layers, settings: Settings, given: list[Batch], turn: str, **details: Any
) -> Call:
    """Return one `train_step` after another, on one batch each."""
    shown = f"train_step(model, optimizer, loss_fn, X, y), {turn}\n{bench_text(layers, settings)}"
    return torch_steps("train_step", {"layers": layers, **settings}, given, name=name, shown=shown, **details)


def epochs(
    name: str, layers: Layers, settings: Settings, given: list[Batch], count: int, **details: Any
) -> Call:
    """Return one `train`, on batches of these sizes whose rows are others in each epoch."""
    sizes = ", ".join(str(len(X)) for X, _ in given)
    shown = f"train(model, optimizer, loss_fn, batches, {count})\n  batches of {sizes} examples"
    shown += (", shuffled anew for each epoch" if count > 1 else "") + f"\n{bench_text(layers, settings)}"
    return torch_train(
        "train", {"layers": layers, **settings}, given, count, name=name, shown=shown, **details
    )


def bench_text(layers: Layers, settings: Settings) -> str:
    """Return what stands on a bench, in two lines."""
    optimizer = f"SGD, lr {settings['lr']:g}"
    if settings["momentum"]:
        optimizer += f", momentum {settings['momentum']:g}"
    return f"  model: {', '.join(map(_layer_text, layers))}\n  {optimizer} · {LOSSES[settings['loss']]}"


def _layer_text(layer: dict[str, Any]) -> str:
    if layer["kind"] != "linear":
        return str(layer["kind"])
    outputs, inputs = layer["weight"].shape
    if inputs == outputs == 1:
        return f"w x + b, at first w = {layer['weight'].item():g}, b = {layer['bias'].item():g}"
    return f"linear {inputs} → {outputs}"


_rng = np.random.default_rng(20)
_LINE: Layers = [{"kind": "linear", "weight": np.array([[0.5]]), "bias": np.array([-0.25])}]
_POINTS = [0.5, 2, -0.25], [1.5, 0.25], [1, -0.5, 1.75, 0.75]
_ON_THE_LINE = [[np.array([points]).T, 2 * np.array([points]).T + 1] for points in _POINTS]
_THEIR_TEXT = f"three batches in turn\n  X: {', '.join(map(str, _POINTS))}; y = 2 X + 1"
_ONE_LAYER = [linear(_rng, 3, 2)]
_TWO_LAYERS = two_layers(_rng)
_NARROW: Layers = [{"kind": "dropout", "pattern": np.array([1.5, 0.0, 1.5])}, *_ONE_LAYER]

_EASY, _HARD = batches(_rng, _TWO_LAYERS, 5, 4)
_HARD[1] *= 4  # the loss of the second batch is the larger one

# A second step goes back through weights that the first one changed only where a layer lies behind another.
BLAMES_ORDER = {"blames": "torch_loop.order"}
TWO = "two batches in turn"

PLAN = [
    steps(ON_A_LINE, _LINE, PLAIN, _ON_THE_LINE, _THEIR_TEXT),
    steps(DEEP, _TWO_LAYERS, MOMENTUM, [_EASY, _HARD], TWO, **BLAMES_ORDER),
    steps(TWICE, _ONE_LAYER, FROZEN, batches(_rng, _ONE_LAYER, 5) * 2, "the same batch twice"),
    epochs(TRAIN, _NARROW, MOMENTUM, batches(_rng, _NARROW, 3, 5), 2),
    epochs(TRAIN_FROZEN, _NARROW, FROZEN, batches(_rng, _NARROW, 5, 2, 4), 1),
    epochs(NO_EPOCH, _NARROW, PLAIN, batches(_rng, _NARROW, 3, 5), 0, blames="torch_loop.epochs"),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return two steps and an epoch on new models and batches."""
    deep, one = two_layers(rng), [linear(rng, 3, 1)]
    return [
        steps("fresh", deep, MOMENTUM, batches(rng, deep, 4, 6), TWO, **BLAMES_ORDER),
        epochs("fresh epoch", one, PLAIN, batches(rng, one, 4, 3), 1),
    ]
