# tries: to put code of its own where torch looks for its compiler
# must: it harms itself alone
# expect: torch_loop failed - -

import sys
import types


class Evil(types.ModuleType):
    def __getattr__(self, name):
        raise SystemExit(name)


sys.modules["torch._dynamo"] = sys.modules["torch._compile"] = Evil("torch._dynamo")

import torch

torch._dynamo = sys.modules["torch._dynamo"]
torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1).step()

def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    history = []
    for _ in range(epochs):
        losses = [train_step(model, optimizer, loss_fn, X, y) for X, y in batches]
        history.append(sum(losses) / len(losses))
    return history
