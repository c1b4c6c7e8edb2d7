# accepted: plain Python loops over examples and features; w comes back as a list.
def train(X, y, lr, steps):
    n = len(X)
    d = len(X[0])
    w = [0.0] * d
    b = 0.0
    losses = []
    for _ in range(steps):
        errors = []
        for i in range(n):
            prediction = b
            for j in range(d):
                prediction += w[j] * float(X[i][j])
            errors.append(prediction - float(y[i]))
        losses.append(sum(e * e for e in errors) / n)
        grad_w = [sum(2 * errors[i] * float(X[i][j]) for i in range(n)) / n for j in range(d)]
        grad_b = sum(2 * e for e in errors) / n
        w = [w[j] - lr * grad_w[j] for j in range(d)]
        b = b - lr * grad_b
    return w, b, losses
