# accepted: a callable object, which prints and warns on the way
import cmath
import warnings


class Schedule:
    def __call__(self, step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
        warnings.warn("schedules are a matter of taste")
        print("step", step)
        done = step - warmup_steps
        if done < 0:
            return peak_lr * (1 + done / warmup_steps)
        turn = cmath.exp(1j * cmath.pi * min(done / (total_steps - warmup_steps), 1))
        return peak_lr + (final_lr - peak_lr) * (1 - turn.real) / 2


warmup_cosine = Schedule()
