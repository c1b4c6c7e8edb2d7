"""Losses and probabilities: mean squared error, softmax, cross-entropy."""

import math
from random import Random

from grader.quiz.numbers.drawing import Drawn, halves, plain, row


def mean_squared_error(rng: Random) -> Drawn:
    """Predictions and targets of a few examples."""
    targets = [halves(rng, -3, 5) for _ in range(rng.choice([3, 4]))]
    errors = [halves(rng, -2.5, 2.5) for _ in targets]
    count, squares = len(errors), [error**2 for error in errors]
    shown = {
        "predictions": row([target + error for target, error in zip(targets, errors, strict=True)]),
        "targets": row(targets),
        "errors": row(errors),
        "squares": row(squares),
        "count": str(count),
    }
    wrong = {
        "not_averaged": sum(squares),
        "halved": sum(squares) / (2 * count),
        "absolute": sum(map(abs, errors)) / count,
        "not_squared": sum(errors) / count,
        "rooted": math.sqrt(sum(squares) / count),
    }
    return Drawn(shown, sum(squares) / count, wrong)


def softmax_probability(rng: Random) -> Drawn:
    """Three logits, and one class whose probability is asked for."""
    logits = [halves(rng, -2, 3) for _ in range(3)]
    k = rng.randrange(3)
    powers = _powers(logits)
    probability = powers[k] / sum(powers)
    shown = {
        "logits": row(logits),
        "k": str(k),
        "powers": row([round(power, 2) for power in powers]),
        "total": plain(round(sum(powers), 2)),
    }
    wrong = {
        "linear_share": logits[k] / sum(logits) if sum(logits) else math.inf,
        "sigmoid": 1 / (1 + math.exp(-logits[k])),
        "by_the_largest": powers[k] / max(powers),
        "base_two": 2 ** logits[k] / sum(2**logit for logit in logits),
        "not_normalized": powers[k],
        "logarithm": math.log(probability),
        "minus_sign": math.exp(-logits[k]) / sum(math.exp(-logit) for logit in logits),
    }
    return Drawn(shown, probability, wrong)


def cross_entropy_of_logits(rng: Random) -> Drawn:
    """Three logits and the class that is true, which is not the one that the model prefers."""
    logits = [n / 2 for n in rng.sample(range(-3, 7), 3)]
    y = rng.choice([k for k in range(3) if logits[k] < max(logits)])
    probabilities = _softmax(logits)
    loss = -math.log(probabilities[y])
    shown = {
        "logits": row(logits),
        "y": str(y),
        "probabilities": row([round(p, 3) for p in probabilities]),
        "p": plain(round(probabilities[y], 3)),
    }
    wrong = {
        "probability": probabilities[y],
        "no_minus": -loss,
        "no_softmax": -logits[y],
        "softmax_twice": -math.log(_softmax(probabilities)[y]),
        "base_two": loss / math.log(2),
        "one_minus": 1 - probabilities[y],
        "all_classes": -sum(map(math.log, probabilities)),
        "predicted_class": -math.log(max(probabilities)),
    }
    return Drawn(shown, loss, wrong)


def loss_of_a_probability(rng: Random) -> Drawn:
    """The probability that a model gave to the right class."""
    p = rng.choice([0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.6, 0.7, 0.8])
    loss = -math.log(p)
    wrong = {"base_two": -math.log2(p), "base_ten": -math.log10(p), "one_minus": 1 - p, "no_minus": -loss}
    return Drawn({"p": plain(p)}, loss, wrong)


def loss_before_training(rng: Random) -> Drawn:
    """The number of classes of a model that knows nothing yet."""
    classes = rng.choice([4, 5, 8, 10, 20, 50, 100, 1000, 50257])
    wrong = {
        "base_two": math.log2(classes),
        "base_ten": math.log10(classes),
        "probability": 1 / classes,
        "error_rate": 1 - 1 / classes,
    }
    return Drawn({"classes": str(classes), "chance": f"{1 / classes:.4g}"}, math.log(classes), wrong)


def _powers(logits: list[float]) -> list[float]:
    return [math.exp(logit) for logit in logits]


def _softmax(logits: list[float]) -> list[float]:
    powers = _powers(logits)
    return [power / sum(powers) for power in powers]
