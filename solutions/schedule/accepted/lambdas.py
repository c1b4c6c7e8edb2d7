# accepted: small functions put together, the whole as a lambda
import math

ramp = lambda step, steps, peak: peak * step / steps
decay = lambda p, peak, final: final + (peak - final) * (math.cos(math.pi * p) + 1) / 2

warmup_cosine = lambda step, warmup, total, peak, final=0.0: (
    ramp(step, warmup, peak)
    if step < warmup
    else decay((step - warmup) / (total - warmup), peak, final)
    if step < total
    else final
)
