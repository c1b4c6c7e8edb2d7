# accepted: fills each gradient with zeros where there is one; train is a functools.partial of a wider loop.
from functools import partial


def train_step(model, optimizer, loss_fn, X, y):
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.grad.zero_()
    loss = loss_fn(model(X), y)
    value = loss.item()
    loss.backward()
    optimizer.step()
    return value


def run(step, model, optimizer, loss_fn, batches, epochs):
    history = {"loss": []}
    for epoch in range(1, epochs + 1):
        values = [step(model, optimizer, loss_fn, *batch) for batch in batches]
        history["loss"].append(sum(values) / len(values))
    return history["loss"]


train = partial(run, train_step)
