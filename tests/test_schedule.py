"""The schedule agrees with torch's own: a linear ramp, then cosine annealing."""

import pytest
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR, SequentialLR

from grader.key.variants import Solutions
from grader.places import Places


def by_torch(warmup: int, total: int, peak: float, final: float) -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=peak)
    ramp = [LambdaLR(optimizer, lambda step: step / warmup)] if warmup else []
    decay = CosineAnnealingLR(optimizer, total - warmup, final)
    both = SequentialLR(optimizer, [*ramp, decay], [warmup]) if warmup else decay
    rates = []
    for _ in range(total + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        both.step()
    return rates


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "settings", [(4, 13, 0.3, 0.05), (0, 8, 0.1, 0.0), (1, 3, 1.0, 0.2), (100, 1000, 1e-3, 0.0)]
)
def test_the_reference_is_torchs_ramp_and_cosine(settings: tuple, places: Places) -> None:
    defined: dict = {}
    exec(Solutions((places.solutions or places.root) / "schedule").reference, defined)
    ours = [defined["warmup_cosine"](step, *settings) for step in range(settings[1] + 1)]
    assert ours == pytest.approx(by_torch(*settings), rel=1e-9, abs=1e-12)
