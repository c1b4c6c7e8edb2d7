# accepted: all numbers are float32
import numpy as np

f = np.float32


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    step, warmup, total = f(step), f(warmup_steps), f(total_steps)
    peak, final = f(peak_lr), f(final_lr)
    if step < warmup:
        return peak * step / warmup
    p = np.clip((step - warmup) / (total - warmup), f(0), f(1))
    return final + (peak - final) * f(0.5) * (f(1) + np.cos(f(np.pi) * p))
