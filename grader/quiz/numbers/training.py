"""The training loop: steps and epochs, gradients that add up, learning rates, when to stop."""

import math
from random import Random

from grader.quiz.numbers.drawing import Drawn, halves, plain, row


def steps_in_an_epoch(rng: Random) -> Drawn:
    """How many batches a data set makes, the last of them smaller."""
    n, batch = rng.choice([90, 100, 250, 1000, 1797, 5000, 60000]), rng.choice([7, 16, 32, 64, 128, 256])
    shown = {"n": str(n), "batch": str(batch), "full": str(n // batch), "left": str(n % batch)}
    wrong = {"last_dropped": n // batch, "one_each": n, "one_an_epoch": 1, "batch_size": batch}
    return Drawn(shown, math.ceil(n / batch), wrong)


def steps_in_training(rng: Random) -> Drawn:
    """How many updates several epochs make."""
    n, batch = rng.choice([90, 100, 250, 1000, 5000]), rng.choice([7, 16, 32, 64, 128])
    epochs = rng.choice([3, 4, 5, 10, 20])
    steps = math.ceil(n / batch)
    shown = {"n": str(n), "batch": str(batch), "epochs": str(epochs), "steps": str(steps)}
    wrong = {
        "last_dropped": epochs * (n // batch),
        "across_epochs": math.ceil(epochs * n / batch),
        "one_epoch": steps,
        "step_is_epoch": epochs,
        "step_is_example": epochs * n,
    }
    return Drawn(shown, epochs * steps, wrong)


def two_backwards(rng: Random) -> Drawn:
    """Two losses of the same parameter, each taken back, and nothing cleared between them."""
    w = halves(rng, -2, 2)
    xs, ys = [halves(rng, -2, 2) for _ in range(2)], [halves(rng, -3, 3) for _ in range(2)]
    first, second = (2 * (w * x - y) * x for x, y in zip(xs, ys, strict=True))
    numbers = {"w": w, "x1": xs[0], "y1": ys[0], "x2": xs[1], "y2": ys[1], "g1": first, "g2": second}
    wrong = {"replaced": second, "kept_first": first, "averaged": (first + second) / 2}
    shown = {name: plain(value) for name, value in numbers.items()}
    return Drawn({**shown, "w": repr(w)}, first + second, wrong)  # 2.0: a tensor of 2 has no gradient


def second_step_uncleared(rng: Random) -> Drawn:
    """The parameter after two steps of plain SGD whose gradients are never cleared."""
    w, x, y, lr = halves(rng, -2, 3), halves(rng, 1, 2), halves(rng, -2, 2), rng.choice([0.05, 0.1, 0.2])
    first = 2 * (w * x - y) * x
    middle = w - lr * first
    second = 2 * (middle * x - y) * x
    numbers = {"w": w, "x": x, "y": y, "lr": lr, "g1": first, "w1": middle, "g2": second}
    wrong = {
        "cleared": middle - lr * second,
        "one_step": middle,
        "averaged": middle - lr * (first + second) / 2,
        "same_gradient": w - 2 * lr * first,
        "stale_alone": middle - 2 * lr * first,
    }
    shown = {name: plain(value) for name, value in numbers.items()}
    return Drawn(shown, middle - lr * (first + second), wrong)


def three_descents(rng: Random) -> Drawn:
    """Three steps of gradient descent on a parabola."""
    start, lr = halves(rng, -6, 6), rng.choice([0.1, 0.2, 0.25, 0.4, 0.75, 0.9])
    factor = 1 - 2 * lr
    shown = {"start": plain(start), "lr": plain(lr), "factor": plain(factor)}
    wrong = {
        "gradient_once": start - 3 * lr * 2 * start,
        "one_step": start * factor,
        "two_steps": start * factor**2,
        "no_two": start * (1 - lr) ** 3,
        "uphill": start * (1 + 2 * lr) ** 3,
    }
    return Drawn(shown, start * factor**3, wrong)


def largest_rate(rng: Random) -> Drawn:
    """The learning rate above which descent on c w² diverges."""
    c = rng.choice([0.5, 2.0, 2.5, 4.0, 5.0, 8.0, 10.0, 12.5])
    wrong = {"one_jump": 1 / (2 * c), "no_derivative": 2 / c, "always_one": 1.0, "turned_round": c}
    return Drawn({"c": plain(c), "curvature": plain(2 * c)}, 1 / c, wrong)


def rate_in_warm_up(rng: Random) -> Drawn:
    """The learning rate within a linear warm-up."""
    warm_up, total = rng.choice([5, 8, 10, 20]), rng.choice([50, 80, 100])
    step, peak = rng.randrange(1, warm_up - 1), rng.choice([0.2, 0.4, 0.5, 0.8])
    shown = {"step": str(step), "warm_up": str(warm_up), "total": str(total), "peak": plain(peak)}
    wrong = {
        "counted_from_one": peak * (step + 1) / warm_up,
        "no_warm_up": peak,
        "share_of_all": peak * step / total,
        "cosine_from_start": peak * (1 + math.cos(math.pi * step / total)) / 2,
    }
    return Drawn(shown, peak * step / warm_up, wrong)


def rate_in_decay(rng: Random) -> Drawn:
    """The learning rate some way down the cosine, where a hand calculation is short."""
    warm_up, length, p = rng.choice([10, 20, 40]), rng.choice([60, 120]), rng.choice([1 / 4, 1 / 3, 3 / 4])
    peak, final = rng.choice([0.4, 0.6, 0.8]), rng.choice([0.04, 0.08, 0.1])
    step, total, share = warm_up + round(p * length), warm_up + length, _half_cosine(p)
    whole = {"step": step, "warm_up": warm_up, "total": total, "past": step - warm_up, "length": length}
    shown = {name: str(value) for name, value in whole.items()}
    shown |= {"peak": plain(peak), "final": plain(final), "share": plain(share)}
    wrong = {
        "from_step_zero": final + (peak - final) * _half_cosine(step / total),
        "linear": final + (peak - final) * (1 - p),
        "no_final": peak * share,
        "final_on_top": final + peak * share,
        "full_cycle": final + (peak - final) * _half_cosine(2 * p),
        "still_peak": peak,
    }
    return Drawn(shown, final + (peak - final) * share, wrong)


def _half_cosine(p: float) -> float:
    return (1 + math.cos(math.pi * p)) / 2


def stopping_epoch(rng: Random) -> Drawn:
    """Validation losses that fall, waver and rise; the epoch at which patience ends."""
    valley = [0.9, 0.82, 0.75, 0.69, 0.64, 0.6, 0.58, 0.61, 0.65, 0.7, 0.76, 0.83]
    losses = [round(loss + rng.uniform(-0.1, 0.1), 2) for loss in valley]
    patience = rng.choice([2, 3])
    best_epochs = [epoch for epoch, loss in enumerate(losses) if loss < min(losses[:epoch], default=math.inf)]
    stops = {wait: _stop(losses, best_epochs, wait) for wait in (patience, patience + 1)}
    falls = [epoch for epoch in range(len(losses)) if epoch == 0 or losses[epoch] < losses[epoch - 1]]
    without_best = [epoch for epoch in range(len(losses)) if epoch not in best_epochs]
    best = max(epoch for epoch in best_epochs if epoch <= stops[patience])
    wrong = {
        "best_epoch": best,
        "one_more": stops[patience + 1],
        "never_reset": without_best[patience - 1] if len(without_best) >= patience else -1,
        "compared_with_last": _stop(losses, falls, patience),
    }
    shown = {"losses": row(losses), "patience": str(patience), "best": str(best)}
    shown["lowest"] = plain(losses[best])
    return Drawn(shown, stops[patience], {name: float(value) for name, value in wrong.items()})


def _stop(measured: list[float], improved: list[int], patience: int) -> int:
    """Return the first epoch that is `patience` after the last that improved; the last epoch if none is."""
    for epoch in range(len(measured)):
        if epoch - max(before for before in improved if before <= epoch) >= patience:
            return epoch
    return len(measured) - 1
