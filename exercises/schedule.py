"""A learning rate schedule: linear warm-up, then cosine decay.

One learning rate does not suit a whole training run. At the start the gradients are large and an
optimizer's averages are still empty, so the steps begin tiny and grow: the warm-up. At the end the
loss sits in a valley and large steps only jump from one side to the other, so they shrink again:
the decay. This schedule, a straight ramp and then half a cosine, is what most large models are
trained with. It is one formula on either side of `warmup_steps`, and every mistake in it still
trains, only worse.

    step < W:         lr = peak · step / W
    W ≤ step ≤ T:     lr = final + ½ · (1 + cos(π · p)) · (peak − final),   p = (step − W) / (T − W)
    step > T:         lr = final

W is warmup_steps, T is total_steps. Half the cosine, from cos 0 = 1 to cos π = −1, takes the
middle term from 1 to 0, flat at both ends and steep between.

A ramp of 4 steps up to 0.1, a decay over the 8 steps after it, and nothing left from step 12 on:

>>> [round(warmup_cosine(step, 4, 12, 0.1), 4) for step in (0, 1, 2, 4, 6, 8, 10, 12, 20)]
[0.0, 0.025, 0.05, 0.1, 0.0854, 0.05, 0.0146, 0.0, 0.0]

With a final rate the decay ends there; without a warm-up it starts at step 0:

>>> [round(warmup_cosine(step, 0, 8, 0.1, 0.02), 4) for step in (0, 2, 4, 8, 9)]
[0.1, 0.0883, 0.06, 0.02, 0.02]
"""

import math


def warmup_cosine(
    step: int, warmup_steps: int, total_steps: int, peak_lr: float, final_lr: float = 0.0
) -> float:
    """Return the learning rate of one step, counted from 0.

    warmup_steps: where the peak is reached, 0 for no warm-up; less than total_steps.
    total_steps: where final_lr is reached; the rate stays there after. peak_lr, final_lr: floats.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
