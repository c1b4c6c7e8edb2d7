# tries: to break the reader of notebooks: deep, endless, doubled, not UTF-8, numbers without end, lone surrogates
# must: each is refused with a sentence; what can be read is
# expect: softmax failed softmax.runs 0
# expect: cross_entropy failed cross_entropy.runs 0
# expect: mse_gradients failed mse_gradients.runs 0
# expect: update_rule failed update_rule.runs 0
# expect: minibatches failed minibatches.runs 0
# expect: backprop failed backprop.runs 0
# expect: mse passed
# class: only

import json
from pathlib import Path

RIGHT = "def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def notebook(*sources: object, **more: object) -> dict:
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} for source in sources]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def make(folder: Path, _: object) -> None:
    hostile = {
        "softmax": b"[" * 900_000,
        "cross_entropy": b'{"cells": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        "mse_gradients": b'{"cells": [' + b"9" * 2_000_000 + b"]}",
        "update_rule": b"\xff\xfe{\x00\x00\xd8",
        "minibatches": b'{"cells": [{"cell_type": "code", "source": "def minibatches(): \\ud800", "metadata": {}}]}',
        "backprop": b'{"cells": {"0": null}, "cells": 7, "nbformat": 1e999}',
    }
    for name, data in hostile.items():
        (folder / f"{name}.ipynb").write_bytes(data)
    honest = notebook(RIGHT, metadata={"kernelspec": {"name": "../../x", "display_name": "<script>alert(1)</script>"}, "x": ["y"] * 5000})
    honest["cells"][0]["outputs"] = [{"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>" * 9999}, "metadata": {}}]
    (folder / "mse.ipynb").write_text(json.dumps(honest))
