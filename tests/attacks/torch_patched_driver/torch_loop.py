# tries: to replace the driver by one that makes up the record of a training
# must: a record that is made up holds made-up numbers
# expect: torch_loop failed - 0

import sys

import numpy as np

driver = sys.modules["grader.worker.torch_driver"]


def made_up(function, settings, batches, epochs=None):
    shapes = [one for layer in settings["layers"] if layer["kind"] == "linear" for one in (layer["weight"].shape, layer["bias"].shape)]
    ones = [np.ones(shape, "f4") for shape in shapes]
    n = len(batches)
    if epochs is None:
        return {"parameters": [ones] * n, "returned": [0.5] * n, "tensors": [0] * n, "losses": [0.5] * n, "gradients": [ones] * n,
                "reached": [[1] * len(ones)] * n, "traces": ["zero_grad forward loss backward step"] * n, "inputs_changed": False,
                "graphs_alive": 0}, None
    return {"losses": [0.5] * epochs, "count": epochs, "tensors": 0, "parameters": ones, "gradients": [ones] * n, "steps": n * epochs,
            "reached": [n * epochs] * len(ones), "inputs_changed": False, "graphs_alive": 0}, None


driver.steps = driver.train = made_up

def train_step(model, optimizer, loss_fn, X, y):
    return 0.5


def train(model, optimizer, loss_fn, batches, epochs):
    return [0.5] * epochs
