# tries: to make the compiler build gigantic constants
# must: it is bounded, in memory and in time
# expect: softmax failed - 0
# expect: cross_entropy failed - 0
# expect: mse_gradients failed - 0
# expect: mse passed
# slow: 3

from pathlib import Path


def make(folder: Path, _: object) -> None:
    sources = {
        "softmax": "def softmax(logits):\n    return 'a' * 10**10\n",
        "cross_entropy": "x = 1 << 10**12\ny = 9**9**9\n",
        "mse_gradients": "x = " + "9" * 500_000 + "\n",
    }
    for exercise, source in sources.items():
        (folder / f"{exercise}.py").write_text(source)
