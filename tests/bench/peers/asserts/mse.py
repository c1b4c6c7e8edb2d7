assert abs(mse_loss(np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 1.0])) - 5 / 3) < 1e-6
assert mse_loss(np.array([0.5]), np.array([0.5])) == 0
assert abs(mse_loss(np.array([2.0, -2.0]), np.array([0.0, 0.0])) - 4.0) < 1e-6
