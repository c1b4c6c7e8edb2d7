# accepted: lambdas, and the diagonal of the N by N table of all rows and all targets.
import numpy as np

log_softmax = lambda z: (z - z.max(1, keepdims=True)) - np.log(
    np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)
)
cross_entropy = lambda z, y: float(-np.diag(log_softmax(z)[:, y]).mean())
cross_entropy_gradient = lambda z, y: (
    np.exp(log_softmax(z)) - (np.arange(z.shape[1]) == y[:, None])
) / len(y)
