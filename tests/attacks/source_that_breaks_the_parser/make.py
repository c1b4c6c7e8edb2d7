# tries: to crash or to keep busy whoever parses the file: nested brackets, unary minus, lambdas, blocks, f-strings, comprehensions, patterns
# must: the crash costs this exercise alone
# expect: softmax failed softmax.runs 0
# expect: cross_entropy failed cross_entropy.runs 0
# expect: mse_gradients failed mse_gradients.runs 0
# expect: update_rule failed update_rule.runs 0
# expect: minibatches failed minibatches.runs 0
# expect: backprop failed backprop.runs 0
# expect: training_loop failed training_loop.runs 0
# expect: mse passed

from pathlib import Path


def make(folder: Path, _: object) -> None:
    sources = {
        "softmax": "x = " + "[" * 100_000 + "]" * 100_000,
        "cross_entropy": "x = " + "-" * 300_000 + "1",
        "mse_gradients": "x = " + "lambda: " * 100_000 + "0",
        "update_rule": "".join(" " * i + "if x:\n" for i in range(1200)) + " " * 1200 + "pass",
        "minibatches": "x = " + "f'{" * 200 + "1" + "}'" * 200,
        "backprop": "x = " + "[a for a in " * 3000 + "b" + "]" * 3000,
        "training_loop": "match x:\n  case " + "[" * 3000 + "a" + "]" * 3000 + ":\n    pass",
    }
    for exercise, source in sources.items():
        (folder / f"{exercise}.py").write_text(source + "\n")
