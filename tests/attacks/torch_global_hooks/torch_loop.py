# tries: to change every module's and every optimizer's results through torch's global hooks
# must: they change this child's results alone
# expect: torch_loop failed - -

import torch
from torch.nn.modules import module
from torch.optim import optimizer

module.register_module_forward_hook(lambda _module, _inputs, output: output * 0)
optimizer.register_optimizer_step_post_hook(lambda *_: None)
torch.autograd.graph.saved_tensors_hooks(lambda x: x * 0, lambda x: x).__enter__()
torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)

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
