"""Gradients and what is done with them: one update, a line's gradients, the chain rule by hand."""

from dataclasses import dataclass
from random import Random

from grader.quiz.numbers.drawing import Drawn, halves, plain, row


def one_update(rng: Random) -> Drawn:
    """A parameter, its gradient, a learning rate."""
    w, g, lr = halves(rng, -5, 5), halves(rng, -4, 4), rng.choice([0.01, 0.02, 0.05, 0.1, 0.2])
    wrong = {
        "uphill": w + lr * g,
        "no_rate": w - g,
        "parameter_for_gradient": w - lr * w,
        "change_alone": -lr * g,
        "sign_alone": w - lr * (1 if g > 0 else -1),
        "divided": w - g / lr,
    }
    return Drawn({"w": plain(w), "g": plain(g), "lr": plain(lr)}, w - lr * g, wrong)


@dataclass(frozen=True)
class _Line:
    """Three points, and a line that does not fit them yet."""

    xs: list[float]
    ys: list[float]
    w: float
    b: float

    @property
    def errors(self) -> list[float]:
        """How far the line lies above each point."""
        return [self.w * x + self.b - y for x, y in zip(self.xs, self.ys, strict=True)]

    def weighted(self, errors: list[float]) -> float:
        """The errors, each times its x, added up."""
        return sum(error * x for error, x in zip(errors, self.xs, strict=True))

    def shown(self) -> dict[str, str]:
        """What the question tells of it."""
        numbers = {"w": plain(self.w), "b": plain(self.b), "count": str(len(self.xs))}
        products = [error * x for error, x in zip(self.errors, self.xs, strict=True)]
        lists = {"xs": self.xs, "ys": self.ys, "errors": self.errors, "products": products}
        return {**numbers, **{name: row(values) for name, values in lists.items()}}


def _line(rng: Random) -> _Line:
    xs = [float(x) for x in rng.sample([-2, -1, 1, 2, 3, 4], 3)]
    w, b = halves(rng, -2, 2), halves(rng, -2, 2)
    return _Line(xs, [w * x + b - halves(rng, -3, 3) for x in xs], w, b)


def gradient_of_w(rng: Random) -> Drawn:
    """A line through three points: the slope of the loss in w."""
    line = _line(rng)
    total, count = line.weighted(line.errors), len(line.xs)
    wrong = {
        "no_two": total / count,
        "not_averaged": 2 * total,
        "turned_round": -2 * total / count,
        "no_input": 2 * sum(line.errors) / count,
        "no_bias": 2 * line.weighted([error - line.b for error in line.errors]) / count,
    }
    return Drawn(line.shown(), 2 * total / count, wrong)


def gradient_of_b(rng: Random) -> Drawn:
    """A line through three points: the slope of the loss in b."""
    line = _line(rng)
    total, count = sum(line.errors), len(line.xs)
    wrong = {
        "no_two": total / count,
        "not_averaged": 2 * total,
        "turned_round": -2 * total / count,
        "weighted": 2 * line.weighted(line.errors) / count,
        "the_loss": sum(error**2 for error in line.errors) / count,
    }
    return Drawn(line.shown(), 2 * total / count, wrong)


def chain_of_two(rng: Random) -> Drawn:
    """One example through one hidden unit that is on: how the loss changes with the first weight."""
    x, w1, w2 = halves(rng, 1, 3), halves(rng, 0.5, 2), halves(rng, -2, 2)
    h = w1 * x
    error = halves(rng, -2, 2)
    y = w2 * h - error
    numbers = {"x": x, "w1": w1, "w2": w2, "h": h, "prediction": w2 * h, "y": y, "error": error}
    wrong = {
        "no_second_weight": 2 * error * x,
        "no_input": 2 * error * w2,
        "gradient_of_second": 2 * error * h,
        "no_two": error * w2 * x,
        "no_error": w2 * x,
    }
    return Drawn({name: plain(value) for name, value in numbers.items()}, 2 * error * w2 * x, wrong)


def value_used_twice(rng: Random) -> Drawn:
    """A value that reaches the result by two paths: z = a b + c a."""
    a, b, c = halves(rng, -3, 3), halves(rng, -4, 4), halves(rng, -4, 4)
    numbers = {"a": plain(a), "b": plain(b), "c": plain(c)}
    wrong = {"last_path": c, "first_path": b, "multiplied": b * c, "averaged": (b + c) / 2}
    return Drawn(numbers, b + c, wrong)


def measured_gradient(rng: Random) -> Drawn:
    """How often a central difference runs the network forward."""
    layers = [rng.randint(2, 9), rng.randint(3, 12), rng.randint(2, 5)]
    weights = layers[0] * layers[1] + layers[1] * layers[2]
    biases = layers[1] + layers[2]
    count = weights + biases
    shown = dict(zip(("features", "hidden", "classes"), map(str, layers), strict=True))
    shown |= {"weights": str(weights), "biases": str(biases), "count": str(count)}
    wrong = {
        "one_each": count,
        "one_each_and_one": count + 1,
        "two_in_all": 2,
        "no_biases": 2 * weights,
        "pairs": count**2,
    }
    return Drawn(shown, 2 * count, wrong)
