# accepted: hands the optimizer a closure that clears, predicts and goes back; epochs come as a tuple.
def train_step(model, optimizer, loss_fn, X, y):
    seen = []

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        seen.append(loss.item())
        return loss

    optimizer.step(closure)
    return seen[0]


def train(model, optimizer, loss_fn, batches, epochs):
    means = ()
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in batches:
            total += train_step(model, optimizer, loss_fn, X, y)
            count += 1
        means += (total / count,)
    return means
