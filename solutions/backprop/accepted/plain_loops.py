# accepted: loops over examples and units in plain Python, and nested lists for results.
def forward(params, X):
    W1, b1, W2, b2 = (params[k].tolist() for k in ("W1", "b1", "W2", "b2"))
    hidden, logits = [], []
    for x in X.tolist():
        z = [sum(x[d] * W1[d][j] for d in range(len(x))) + b1[j] for j in range(len(b1))]
        h = [max(0.0, v) for v in z]
        logits.append([sum(h[j] * W2[j][c] for j in range(len(h))) + b2[c] for c in range(len(b2))])
        hidden.append(h)
    return logits, (X.tolist(), hidden)


def backward(params, cache, grad_logits):
    grads = {name: (0 * value).tolist() for name, value in params.items()}
    W2 = params["W2"].tolist()
    for x, h, g in zip(*cache, grad_logits.tolist()):
        for c in range(len(g)):
            grads["b2"][c] += g[c]
        for j in range(len(h)):
            for c in range(len(g)):
                grads["W2"][j][c] += h[j] * g[c]
            if h[j] > 0:
                signal = sum(g[c] * W2[j][c] for c in range(len(g)))
                grads["b1"][j] += signal
                for d in range(len(x)):
                    grads["W1"][d][j] += x[d] * signal
    return grads
