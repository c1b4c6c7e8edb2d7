# tries: to return a tensor whose __torch_function__ answers for it
# must: the loss is asked for as a number
# expect: torch_loop failed - -

import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return 0.5

    def __float__(self):
        return 0.5


def train_step(model, optimizer, loss_fn, X, y):
    return torch.zeros(1).as_subclass(Liar)


def train(model, optimizer, loss_fn, batches, epochs):
    return [Liar()] * epochs
