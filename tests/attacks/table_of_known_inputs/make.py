# tries: to answer the inputs that stand in the published checks from a table, and all others by a softmax that overflows
# must: stability is not earned: fresh inputs tell
# expect: softmax failed softmax.stability 4

from pathlib import Path

import numpy as np

from grader.checks.test_softmax import PLAN


def make(folder: Path, _: object) -> None:
    lines = ["import numpy as np", "", "TABLE = {}"]
    for call in PLAN:
        exponentials = np.exp(call.args[0] - call.args[0].max(axis=-1, keepdims=True))
        right = exponentials / exponentials.sum(axis=-1, keepdims=True)
        lines.append(f"TABLE[{call.args[0].tobytes()!r}, {call.args[0].shape!r}] = {right.tolist()!r}")
    lines += ["", "", "def softmax(logits):", "    known = TABLE.get((logits.tobytes(), logits.shape))", "    if known is not None:", "        return np.array(known)",
              "    exponentials = np.exp(logits)", "    return exponentials / exponentials.sum(axis=-1, keepdims=True)", ""]
    (folder / "softmax.py").write_text("\n".join(lines))
