# accepted: plain Python loops and math.exp, recursion over the leading axes, nested lists returned
import math


def softmax(z):
    if z.ndim > 1:
        return [softmax(part) for part in z]
    biggest = max(z)
    powers = []
    for value in z:
        powers.append(math.exp(value - biggest))
    total = sum(powers)
    return [power / total for power in powers]
