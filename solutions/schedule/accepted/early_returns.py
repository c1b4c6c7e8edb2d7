# accepted: one case after the other, each with its return, and the cosine of NumPy
import numpy as np


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    if step >= total_steps:
        return final_lr
    if warmup_steps > 0 and step <= warmup_steps:
        return step * peak_lr / warmup_steps
    angle = np.pi * (step - warmup_steps) / (total_steps - warmup_steps)
    return (peak_lr + final_lr) / 2 + (peak_lr - final_lr) / 2 * np.cos(angle)
