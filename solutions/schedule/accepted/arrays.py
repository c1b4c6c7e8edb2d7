# accepted: both curves with NumPy's own functions, and a 0-d array as the result
import numpy as np


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    ramp = np.interp(step, [0, max(warmup_steps, 1)], [0.0, peak_lr])
    angle = np.interp(step, [warmup_steps, total_steps], [0.0, np.pi])
    decay = final_lr + (1 + np.cos(angle)) / 2 * (peak_lr - final_lr)
    return np.array(np.where(step < warmup_steps, ramp, decay))
