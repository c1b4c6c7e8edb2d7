# accepted: goes through the batches without training, to count the examples and to print a loss after each epoch
import torch


def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    print(sum(len(X) for X, _ in batches), "examples")
    history = []
    for epoch in range(1, epochs + 1):
        losses = [train_step(model, optimizer, loss_fn, X, y) for X, y in batches]
        history.append(sum(losses) / len(losses))
        model.eval()
        with torch.no_grad():
            after = [loss_fn(model(X), y).item() for X, y in batches]
        model.train()
        print(f"epoch {epoch}: {history[-1]:.4f} before, {sum(after) / len(after):.4f} after")
    return history
