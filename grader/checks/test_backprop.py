"""Backpropagation by hand: the logits, and which of the four gradients is wrong where, and how.

Where all sizes are equal every mix-up of shapes fits, so that its numbers can be judged; the other sizes show it as
an error. One example at a time shows the signal at the hidden units itself.
"""

from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, Unusable, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, Kept, call, eighths

Params = dict[str, np.ndarray]
NAMES = ("W1", "b1", "W2", "b2")
SHOWN = ("W2", "W1", "b2", "b1")
STEP = 2.0**-9


def network(rng: np.random.Generator, D: int, H: int, C: int) -> Params:
    """Return parameters of these sizes; with inputs in eighths no hidden unit comes nearer to 0 than 1/64."""
    W1 = eighths(rng, D, H) // 0.25 * 0.25
    return {"W1": W1, "b1": eighths(rng, H, most=1) + 1 / 64, "W2": eighths(rng, H, C), "b2": eighths(rng, C)}


def both_ways(
    name: str, params: Params, X: np.ndarray, G: np.ndarray, *between: Call, plain: bool = False
) -> list[Call]:
    """Return a pass forward, whatever comes between, and the way back."""
    sizes = {"N": len(X), "D": X.shape[1], "H": len(params["b1"]), "C": G.shape[1]}
    there = {} if plain else {"blames": "backprop.forward"}
    back = {} if plain else {"blames": "backprop.bias"}
    return [
        call("forward", params, X, name=f"{name}, forward", keep=(1,), sizes=sizes, **there),
        *between,
        call("backward", params, Kept(f"{name}, forward", 1), G, name=name, sizes=sizes, about=LAST, **back),
    ]


def batch(seed: int, N: int, D: int, H: int, C: int) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a network, inputs and a signal. The seeds are such that units differ in when they are on."""
    rng = np.random.default_rng(seed)
    return network(rng, D, H, C), eighths(rng, N, D), eighths(rng, N, C)


LAST = "backprop.hidden_layer"
SQUARE, X, G = batch(10, 3, 3, 3, 3)
WIDE = batch(4, 6, 2, 4, 3)
WIDE[0]["b1"][:2] += (8.0, -8.0)  # a unit that is always on, and one that never is
_rng = np.random.default_rng(7)
OTHER_X = eighths(_rng, 3, 3)
SIGNALS = [eighths(_rng, 1, 3) for _ in range(3)]
ALONE = [f"one example, signal {i}" for i in range(1, 4)]
BATCHES = ["three of everything", "five examples", "six examples"]
FIRST_OF_TWO = "two batches forward, then the first one back"
DIRECTIONS = {name: eighths(_rng, *SQUARE[name].shape, most=1) for name in NAMES}


def nudged(name: str, sign: int) -> Call:
    """Return a pass forward with one parameter moved a little way along its direction."""
    moved = {**SQUARE, name: SQUARE[name] + sign * STEP * DIRECTIONS[name]}
    return call("forward", moved, X, name=f"{name} moved by {sign}", keep=(1,), blames="backprop.forward")


PLAN = [
    *both_ways(BATCHES[0], SQUARE, X, G, plain=True),
    *both_ways(BATCHES[1], *batch(8, 5, 4, 3, 2)),
    *both_ways(BATCHES[2], *WIDE),
    *(one for name, g in zip(ALONE, SIGNALS, strict=True) for one in both_ways(name, SQUARE, X[:1], g)),
    *both_ways(
        FIRST_OF_TWO,
        SQUARE,
        X,
        G,
        call("forward", SQUARE, OTHER_X, name="the second of two, forward", keep=(1,)),
    ),
    *(nudged(name, sign) for name in NAMES for sign in (1, -1)),
]
FORWARD = [one.name for one in PLAN if one.function == "forward"]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return two new networks and batches, one of them square."""
    return [
        *both_ways("fresh sizes", network(rng, 3, 4, 2), eighths(rng, 5, 3), eighths(rng, 5, 2)),
        *both_ways("fresh square", network(rng, 3, 3, 3), eighths(rng, 3, 3), eighths(rng, 3, 3)),
    ]


def factor(yours: np.ndarray, expected: np.ndarray) -> float:
    """Return the one factor that makes `expected` into `yours`; 0 where there is none."""
    ratio = float((yours * expected).sum() / (expected**2).sum())
    return ratio if same(yours, ratio * expected) else 0.0


def factors(book: AnswerBook, *names: str) -> list[tuple[str, dict[str, float]]]:
    """Return for each call that can be judged the factor of each gradient.

    With a forward pass of its own, the way back is right if it follows that one; else it cannot be judged.
    """
    if not all(same(book[name][0], book.expected[name][0]) for name in FORWARD if name in book):
        if follows_own_forward(book):
            return []
        raise Unusable(FORWARD[2])
    names = names or tuple(BATCHES)
    usable = [name for name in names if name in book]
    if not usable:
        raise Unusable(names[0])
    return [
        (name, {key: factor(book[name][key], book.expected[name][key]) for key in NAMES}) for name in usable
    ]


def follows_own_forward(book: AnswerBook) -> bool:
    """Return whether each gradient foretells how the learner's own logits move with its parameter, and some do."""
    rises = []
    for name in NAMES:
        rise = (G * (book[f"{name} moved by 1"][0] - book[f"{name} moved by -1"][0])).sum()
        foretold = (book[BATCHES[0]][name] * 2 * STEP * DIRECTIONS[name]).sum()
        if not same(foretold, rise, relative=1e-2, absolute=1e-6):
            return False
        rises.append(rise)
    return not same(rises, [0.0] * len(rises), absolute=1e-6)  # 0 foretells 0 of what never moves


def signal(book: AnswerBook) -> str:
    """Return what is wrong with the signal at the hidden units: "chain_rule", "activation_gradient" or ""."""
    found = factors(book)
    if all(one["b1"] or one["W1"] for _, one in found):
        return ""
    ratios = []
    for name in ALONE:
        yours, expected = book[name]["b1"], book.expected[name]["b1"]
        ratios.append(yours[expected != 0] / expected[expected != 0])
    constant = all(same(one, ratios[0]) for one in ratios)
    if not constant and not np.isin(np.round(np.abs(ratios), 6), (0, 1)).all():
        return "chain_rule"
    alone_right = all(one["b1"] for _, one in factors(book, *ALONE))
    return "" if alone_right and not all(one["b2"] for _, one in found) else "activation_gradient"


def seen(one: dict[str, float], key: str, name: str) -> str:
    """Return what a report adds to the gradient that it shows: the first wrong one in the order of `SHOWN`."""
    remarks = ["another batch went forward in between"] if name == FIRST_OF_TWO else []
    shown = next((other for other in SHOWN if not same(one[other], 1.0)), key)
    if key != shown:
        remarks.append(f"{key} is wrong too")
    return ", ".join(remarks)


def display(call: Call, value: Any) -> Any:
    """Return the gradients in the order in which the signal reaches them, the weights first."""
    return {key: value[key] for key in SHOWN} if call.function == "backward" else value


test_it_runs = it_runs("backprop")


@concept("backprop.forward")
def test_two_layers_with_a_relu_between(book: AnswerBook) -> None:
    """The logits are those of two linear layers with a ReLU between, and the cache holds what the way back needs."""
    for name in FORWARD:
        require(same(book[name][0], book.expected[name][0]), name)


@concept("backprop.scale", needs="backprop.runs")
def test_nothing_is_averaged_twice(book: AnswerBook) -> None:
    """grad_logits holds 1/N and the sign already: no gradient is multiplied by a further factor."""
    for name, one in factors(book):
        for key in ("W2", "W1"):
            require(not one[key] or same(one[key], 1.0), name, f"{key} is {one[key]:.4g} times the expected")


@concept("backprop.output_layer", needs="backprop.runs")
def test_the_hidden_values_weight_the_gradient(book: AnswerBook) -> None:
    """The gradient of W2 weights the signal at the logits by the hidden values."""
    for name, one in factors(book, *BATCHES, FIRST_OF_TWO):
        require(one["W2"], name, seen(one, "W2", name))


@concept("backprop.chain_rule", needs="backprop.runs")
def test_the_signal_goes_back_through_the_weights(book: AnswerBook) -> None:
    """A hidden unit gets the signal of each class, weighted by its own weight for that class."""
    require(
        signal(book) != "chain_rule", BATCHES[0], "the signal at the hidden units is not the one through W2"
    )


@concept("backprop.activation_gradient", needs="backprop.chain_rule")
def test_the_signal_passes_where_the_unit_was_on(book: AnswerBook) -> None:
    """The signal passes a hidden unit as it is where the unit was on, and not at all where it was off."""
    wrong = signal(book)
    require(wrong != "activation_gradient", BATCHES[0], "W1 and b1 are wrong in the same way")
    if not wrong and all(one["b1"] for _, one in factors(book)):
        for name, one in factors(book, FIRST_OF_TWO):
            require(one["b1"], name, seen(one, "b1", name))


@concept("backprop.hidden_layer", needs="backprop.activation_gradient")
def test_the_inputs_weight_the_gradient(book: AnswerBook) -> None:
    """The gradient of W1 weights the signal at the hidden units by the inputs of the same batch."""
    for name, one in factors(book, *BATCHES, FIRST_OF_TWO):
        require(one["W1"], name, seen(one, "W1", name))


@concept(
    "backprop.bias",
    needs=tuple(f"backprop.{one}" for one in ("output_layer", "activation_gradient", "hidden_layer")),
)
def test_biases_are_summed_over_the_batch(book: AnswerBook) -> None:
    """The gradient of a bias is the sum over the batch of the signal at its layer."""
    for name, one in factors(book):
        for bias, weight in (("b1", "W1"), ("b2", "W2")):
            right = one[bias] and (same(one[bias], 1.0) or same(one[bias], one[weight]))
            require(right, name, seen(one, bias, name))


test_inputs_are_left_alone = inputs_are_left_alone("backprop", PLAN)
