# tries: to make a search walk through a line of a million spaces
# must: the judge reads it in no time
# expect: softmax failed softmax.runs 0

from pathlib import Path


def make(folder: Path, _: object) -> None:
    (folder / "softmax.py").write_text("x = 1\n" + " " * 1_000_000 + "\n#" + "import\t" * 6000 + "\n")
