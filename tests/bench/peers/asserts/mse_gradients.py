X, y = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]]), np.array([1.0, 0.0, 2.0])
grad_w, grad_b = mse_gradients(X, y, np.array([0.5, -0.5]), 0.25)
errors = X @ np.array([0.5, -0.5]) + 0.25 - y
np.testing.assert_allclose(grad_w, 2 * X.T @ errors / 3)
np.testing.assert_allclose(grad_b, 2 * errors.mean())
