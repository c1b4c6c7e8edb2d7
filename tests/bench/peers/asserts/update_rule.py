before = [np.array([1.0, 2.0]), np.array([[3.0]])]
gradients = [np.array([0.5, -1.0]), np.array([[2.0]])]
after = gradient_step(before, gradients, 0.1)
np.testing.assert_allclose(after[0], [0.95, 2.1])
np.testing.assert_allclose(after[1], [[2.8]])
