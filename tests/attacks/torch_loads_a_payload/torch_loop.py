# tries: to have a pickle run in whoever loads a model
# must: nobody loads what it made
# expect: torch_loop failed - -
# needs: sandbox

import io

import torch


class Payload:
    def __reduce__(self):
        return (exec, ("open('@TRACE@', 'w')",))


def train_step(model, optimizer, loss_fn, X, y):
    buffer = io.BytesIO()
    torch.save(Payload(), buffer)
    try:
        torch.save(Payload(), "@TRACE@")
    except BaseException:
        pass
    return buffer.getvalue()


def train(model, optimizer, loss_fn, batches, epochs):
    return Payload()
