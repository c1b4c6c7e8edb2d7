# accepted: no NumPy at all: loops over the entries, and the steepest direction by repeated multiplication
import math


def descend(gradient, start, lr, steps):
    points = []
    w = start
    for t in range(steps + 1):
        points.append(w)
        if t < steps:
            w -= lr * gradient(w)
    return points


def largest_stable_lr(X):
    n, d = len(X), len(X[0])
    hessian = [[2 * sum(X[i][j] * X[i][k] for i in range(n)) / n for k in range(d)] for j in range(d)]
    direction = [1.0 + 0.37 * k for k in range(d)]
    for _ in range(400):
        image = [sum(h * v for h, v in zip(row, direction)) for row in hessian]
        length = math.sqrt(sum(v * v for v in image))
        direction = [v / length for v in image]
    return 2 / float(length)
