# accepted: the square of the cosine of half the angle, which is the same curve
from math import cos, pi


def warmup_cosine(k, warmup, total, peak, final=0.0):
    if k < warmup:
        return peak / warmup * k
    half = pi / 2 * min(1, (k - warmup) / (total - warmup))
    return final + (peak - final) * cos(half) ** 2
