# accepted: asks autograd for the gradients and writes them into the parameters, without backward().
import torch


def train_step(model, optimizer, loss_fn, X, y):
    params = list(model.parameters())
    loss = loss_fn(model(X), y)
    grads = torch.autograd.grad(loss, params)
    for p, g in zip(params, grads):
        p.grad = g
    optimizer.step()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    out = []
    while len(out) < epochs:
        losses = [train_step(model, optimizer, loss_fn, X, y) for X, y in batches]
        out.append(float(torch.tensor(losses, dtype=torch.float64).mean()))
    return out
