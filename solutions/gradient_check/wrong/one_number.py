# concept: gradient_check.runs
# says: One number comes back, the slope along the diagonal, where all entries grow together: asked for is one slope for each entry.
# change: Go through the entries of x one at a time, and put each slope into an array shaped like x.
# source: own


def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)
