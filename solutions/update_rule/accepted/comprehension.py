# accepted: a list comprehension with other parameter names
def gradient_step(theta, dtheta, alpha):
    return [
        t - alpha * d
        for t, d in zip(theta, dtheta)
    ]
