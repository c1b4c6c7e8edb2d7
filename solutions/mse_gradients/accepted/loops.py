# accepted: plain Python loops over examples and features, a list for grad_w.
def mse_gradients(X, y, w, b):
    n = len(y)
    grad_w = [0.0] * len(w)
    grad_b = 0.0
    for row, target in zip(X, y):
        prediction = b
        for x_j, w_j in zip(row, w):
            prediction += x_j * w_j
        error = prediction - target
        for j, x_j in enumerate(row):
            grad_w[j] += 2 * error * x_j / n
        grad_b += 2 * error / n
    return grad_w, grad_b
