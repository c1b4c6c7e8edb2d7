# accepted: plain Python numbers all through; nested lists come back where arrays are asked for
def step_down(value, slope, lr):
    if isinstance(value, list):
        return [step_down(v, s, lr) for v, s in zip(value, slope)]
    return value - lr * slope


def gradient_step(params, grads, lr):
    return [step_down(p.tolist(), g.tolist(), lr) for p, g in zip(params, grads)]
