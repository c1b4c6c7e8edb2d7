# accepted: clears the gradients after the update, so that the next call finds them clean.
def train_step(model, optimizer, loss_fn, X, y):
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    means = []
    for epoch in range(epochs):
        running = 0.0
        for X, y in batches:
            running += train_step(model, optimizer, loss_fn, X, y)
        means.append(running / len(batches))
        print(f"epoch {epoch + 1}: loss {means[-1]:.4f}")
    return means
