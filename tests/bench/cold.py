"""Cold: whole `grade` commands against the imports that they cannot do without."""

import statistics
import sys
from pathlib import Path

from tests.bench.right_answers import CORE, write_references
from tests.bench.stopwatch import cost, python

RUNS = 5


def cold(folder: Path) -> None:
    """Print the medians, in turn with their floors."""
    right = folder / "right"
    write_references(right)
    grade = [sys.executable, "-m", "grader", "grade", "--dir", str(right)]
    rows = [
        ("grade softmax, cold", [*grade, "softmax"], "import numpy", 3.0),
        ("grade all nine, cold", [*grade, *CORE], "import torch", 1.4),
    ]
    print("Cold: whole processes, medians of", RUNS)
    for name, command, floor, limit in rows:
        pairs = [(cost(python(floor)).wall, cost(command).wall) for _ in range(RUNS + 1)][1:]
        base, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(mine / theirs for theirs, mine in pairs)
        print(f"  {name:<22} {ours:6.2f} s   {ratio:4.2f} x `{floor}` ({base:.2f} s)   at most {limit}")
