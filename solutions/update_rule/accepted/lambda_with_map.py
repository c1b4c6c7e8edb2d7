# accepted: a lambda made by functools.partial, with map turned into a list
import functools


def apply_all(rule, params, grads, lr):
    return list(map(lambda p, g: rule(p, g, lr), params, grads))


gradient_step = functools.partial(apply_all, lambda p, g, lr: p - lr * g)
