# tries: to make a search for `import torch` walk through a million blank lines for each of them
# must: the judge reads it in no time
# expect: softmax failed softmax.runs 0

from pathlib import Path


def make(folder: Path, _: object) -> None:
    (folder / "softmax.py").write_text("\n" * 1_000_000 + "x = 1\n")
