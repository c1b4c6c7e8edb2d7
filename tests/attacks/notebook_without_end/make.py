# tries: to keep the reader of notebooks busy for hours: thousands of cells, statements, names and definitions
# must: what is too much is refused at once
# expect: mse passed
# class: only

import json
from pathlib import Path

RIGHT = "def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def notebook(*sources: object, **more: object) -> dict:
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} for source in sources]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def make(folder: Path, _: object) -> None:
    names = [f"a{number:05}" for number in range(12_000)]
    many = {
        "softmax": ["def softmax(logits): pass"] * 12_000,
        "cross_entropy": ["def cross_entropy(a, b): return (" + ",".join(names) + ")", *["%%x"] * 30_000],
        "mse_gradients": ["def mse_gradients(a, b, c, d): return x\n" + ";".join(["a"] * 125_000)],
        "update_rule": ["def gradient_step(a, b, c):\n    global " + ",".join(names) + "\n    return x\n" + "gradient_step\n" * 12_000],
        "backprop": ["a"] * 150_000,
    }
    for name, cells in many.items():
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook(*cells)))
    (folder / "mse.ipynb").write_text(json.dumps(notebook(RIGHT)))
