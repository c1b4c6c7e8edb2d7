"""A library's own answer passes, with a note that the exercise is to write it."""

import pytest

from grader.grading import Judge
from grader.worker.loading import library_calls
from grader.workspace import Found

CALLS = [
    ("import torch\ntorch.softmax(z, -1)", ["torch.softmax"]),
    ("import torch.nn.functional as F\nF.softmax(z, -1)", ["torch.nn.functional.softmax"]),
    ("from torch import nn\nnn.Softmax(-1)(z)", ["torch.nn.Softmax"]),
    ("from scipy.special import softmax as s\ns(z)", ["scipy.special.softmax"]),
    ("import scipy.special\nscipy.special.softmax(z)", ["scipy.special.softmax"]),
    ("import torch\ntorch.tensor(z).softmax(-1)", [".softmax"]),
    ("def softmax(z): return z.softmax()", []),
    ("import numpy as np\nnp.exp(z)", []),
    ("this is no python", []),
]
WATCHED = [
    "torch.softmax",
    "torch.nn.functional.softmax",
    "torch.nn.Softmax",
    "scipy.special.softmax",
    ".softmax",
]


@pytest.mark.parametrize(("source", "found"), CALLS)
def test_imports_and_aliases_are_seen_through(source: str, found: list[str]) -> None:
    assert library_calls(source, WATCHED) == found


def test_any_name_below_a_module_can_be_watched() -> None:
    source = "from torch.optim import Adam\nAdam([])"
    assert library_calls(source, ["torch.optim.*"]) == ["torch.optim.Adam"]


PASSING = {
    "softmax": "import scipy.special\n\ndef softmax(z):\n    return scipy.special.softmax(z, axis=-1)\n",
    "cross_entropy": """
import numpy as np
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets):
    return F.cross_entropy(torch.tensor(logits), torch.tensor(targets)).item()

def cross_entropy_gradient(logits, targets):
    z = torch.tensor(logits, requires_grad=True)
    F.cross_entropy(z, torch.tensor(targets)).backward()
    return z.grad.numpy()
""",
    "update_rule": """
import torch

def gradient_step(params, grads, lr):
    new = [torch.tensor(p) for p in params]
    for p, g in zip(new, grads):
        p.grad = torch.tensor(g)
    torch.optim.SGD(new, lr=lr).step()
    return [p.numpy() for p in new]
""",
}


@pytest.mark.parametrize("exercise", PASSING)
def test_it_passes_with_a_note(exercise: str, a_judge: Judge) -> None:
    record, _ = a_judge.grade("library", [Found(exercise, PASSING[exercise])])
    [result] = record.exercises
    assert result.status == "passed"
    assert any("a library's own answer" in note for note in result.notes)
