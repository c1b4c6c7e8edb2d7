# accepted: plain Python loops and the math module, the gradient as a list of lists.
import math


def log_sum_exp(row):
    top = max(row)
    return top + math.log(sum(math.exp(z - top) for z in row))


def cross_entropy(logits, targets):
    total = 0.0
    for row, target in zip(logits, targets):
        total += log_sum_exp(row) - row[target]
    return total / len(targets)


def cross_entropy_gradient(logits, targets):
    gradient = []
    for row, target in zip(logits, targets):
        norm = log_sum_exp(row)
        p = [math.exp(z - norm) for z in row]
        p[target] -= 1
        gradient.append([value / len(targets) for value in p])
    return gradient
