X = np.array([[0.0], [1.0], [2.0], [3.0]])
w, b, losses = train_numpy(X, 2 * X[:, 0] + 1, 0.1, 200)
np.testing.assert_allclose(w, [2.0], atol=1e-2)
assert len(losses) == 200 and losses[0] == 21.0 and losses[-1] < 1e-3
