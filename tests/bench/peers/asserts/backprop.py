rng = np.random.default_rng(1)
params = {
    "W1": rng.normal(size=(3, 4)),
    "b1": rng.normal(size=4),
    "W2": rng.normal(size=(4, 2)),
    "b2": rng.normal(size=2),
}
X, grad_logits = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
logits, cache = forward(params, X)
hidden = X @ params["W1"] + params["b1"]
np.testing.assert_allclose(logits, np.maximum(hidden, 0) @ params["W2"] + params["b2"])
gradients = backward(params, cache, grad_logits)
signal = (grad_logits @ params["W2"].T) * (hidden > 0)
np.testing.assert_allclose(gradients["W2"], np.maximum(hidden, 0).T @ grad_logits)
np.testing.assert_allclose(gradients["b2"], grad_logits.sum(axis=0))
np.testing.assert_allclose(gradients["W1"], X.T @ signal)
np.testing.assert_allclose(gradients["b1"], signal.sum(axis=0))
