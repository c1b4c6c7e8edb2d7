"""What stands on a bench: torch models, losses and batches built from plain data."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

Batch = tuple[torch.Tensor, torch.Tensor]
MOST_STEPS = 500


class SkewedLoss(torch.nn.MSELoss):
    """A squared error that sees its first argument enlarged: exchanging the arguments changes it."""

    def forward(self, predictions: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return the mean squared error of 1.25 times the predictions."""
        return super().forward(1.25 * predictions, targets)


LOSSES: dict[str, Callable[[], torch.nn.Module]] = {
    "mse": torch.nn.MSELoss,
    "skewed": SkewedLoss,
}


class PatternDropout(torch.nn.Module):
    """Dropout that always drops the same inputs, so that a further forward pass changes no number."""

    def __init__(self, pattern: np.ndarray) -> None:
        super().__init__()
        self.pattern = single(pattern)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return the inputs times the pattern in training, and as they are in evaluation."""
        return inputs * self.pattern if self.training else inputs


def build_model(layers: list[dict[str, Any]]) -> torch.nn.Sequential:
    """Return the float32 model that the plain description says."""
    return torch.nn.Sequential(*(_layer(layer) for layer in layers))


def _layer(layer: dict[str, Any]) -> torch.nn.Module:
    if layer["kind"] == "tanh":
        return torch.nn.Tanh()
    if layer["kind"] == "dropout":
        return PatternDropout(layer["pattern"])
    return linear(single(layer["weight"]), single(layer["bias"]))


def linear(weight: torch.Tensor, bias: torch.Tensor) -> torch.nn.Linear:
    """Return torch's linear layer with these numbers. Its own __init__ would draw others first, which takes long."""
    layer = object.__new__(torch.nn.Linear)
    torch.nn.Module.__init__(layer)
    layer.out_features, layer.in_features = weight.shape
    layer.weight, layer.bias = torch.nn.Parameter(weight), torch.nn.Parameter(bias)
    return layer


class Batches:
    """What `train` is given: it has a length, and each epoch yields batches of the same sizes with other rows.

    As from a loader that shuffles, but every epoch moves the rows on by one. An epoch is over when some training
    was done in it (`progress` has grown); whoever only looks through the batches gets those of the next epoch.
    """

    def __init__(self, batches: list[Batch], progress: Callable[[], int]) -> None:
        self._sizes = [len(X) for X, _ in batches]
        self._rows = torch.cat([X for X, _ in batches]), torch.cat([y for _, y in batches])
        self._progress, self._before, self._epoch = progress, 0, 0
        self._given: list[tuple[Batch, Batch]] = []

    def __len__(self) -> int:
        return len(self._sizes)

    def __iter__(self) -> Iterator[Batch]:
        progress = self._progress()
        self._epoch += progress > self._before
        self._before = progress
        X, y = (torch.split_with_sizes(rows.roll(self._epoch, 0), self._sizes) for rows in self._rows)
        for batch in zip(X, y, strict=True):
            given = copied(batch)
            if len(self._given) < MOST_STEPS:
                self._given.append((given, batch))
            yield given

    def changed(self) -> bool:
        """Return whether a batch that was given out holds other numbers now."""
        return any(differ(given, batch) for given, batch in self._given)


def single(array: np.ndarray) -> torch.Tensor:
    """Return an array as a float32 tensor of its own."""
    return torch.from_numpy(array.astype(np.float32))


def tensors(batch: list[np.ndarray]) -> Batch:
    """Return a batch as torch has it, in float32."""
    X, y = batch
    return single(X), single(y)


def copied(batch: Batch) -> Batch:
    """Return a batch in new tensors."""
    return batch[0].clone(), batch[1].clone()


def differ(one: Batch, other: Batch) -> bool:
    """Return whether two batches differ in any number."""
    return not (torch.equal(one[0], other[0]) and torch.equal(one[1], other[1]))
