# concept: schedule.end
# says: At total_steps and after it an IndexError ends the run: the rates were put into a table with one entry for each step before the end.
# change: From total_steps on, return final_lr.
# source: own
import math


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    rates = [peak_lr * s / warmup_steps for s in range(warmup_steps)]
    decay_steps = total_steps - warmup_steps
    for s in range(decay_steps):
        rates.append(final_lr + (peak_lr - final_lr) * (1 + math.cos(math.pi * s / decay_steps)) / 2)
    return rates[step]
