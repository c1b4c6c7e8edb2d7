# accepted: plain Python loops over every pair of classes, and nested lists as the result
import math


def mse_softmax_gradient(logits, targets):
    rows = []
    for z, y in zip(logits.tolist(), targets.tolist()):
        top = max(z)
        powers = [math.exp(v - top) for v in z]
        p = [v / sum(powers) for v in powers]
        row = []
        for j in range(len(z)):
            total = 0.0
            for k in range(len(z)):
                error = p[k] - (1.0 if k == y else 0.0)
                dp_dz = p[k] * ((1.0 if k == j else 0.0) - p[j])
                total += 2.0 * error * dp_dz
            row.append(total / len(logits))
        rows.append(row)
    return rows
