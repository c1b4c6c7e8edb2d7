X, y = np.arange(14.0).reshape(7, 2), np.arange(7.0)
batches = list(minibatches(X, y, 3, np.random.default_rng(0)))
assert [len(targets) for _, targets in batches] == [3, 3, 1]
assert sorted(np.concatenate([targets for _, targets in batches])) == sorted(y)
assert all((inputs[:, 0] == 2 * targets).all() for inputs, targets in batches)
assert steps_per_epoch(7, 3) == 3 and steps_per_epoch(6, 3) == 2
