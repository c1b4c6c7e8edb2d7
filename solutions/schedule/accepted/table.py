# accepted: makes the list of all rates first and takes one of them
import math


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    rates = []
    for s in range(warmup_steps):
        rates.append(peak_lr * s / warmup_steps)
    n = total_steps - warmup_steps
    for s in range(n + 1):
        rates.append(final_lr + (peak_lr - final_lr) * (1 + math.cos(math.pi * s / n)) / 2)
    return rates[min(step, len(rates) - 1)]
