"""The same right submissions graded by us, by nbgrader and by otter, in one run."""

from pathlib import Path

from tests.bench.crowd import batch
from tests.bench.peers import nbgrader, otter
from tests.bench.right_answers import write_class

STUDENTS = 10


def beside_peers(folder: Path, count: int) -> None:
    """Print what a submission of all nine exercises costs with each, and the ratios."""
    first = nbgrader.autograde(folder, STUDENTS).each(STUDENTS)
    second = otter.run(folder, STUDENTS).each(STUDENTS)
    write_class(folder / "class", count, for_peers=True)
    ours = batch(folder / "class", folder / "out").cost.each(count)
    print(
        f"Beside others: right submissions of all nine; theirs {STUDENTS}, ours {count}, each with start-up"
    )
    print(f"  {'':<18} {'wall':>9} {'CPU':>9}   {'wall / ours':>12} {'CPU / ours':>11}")
    print(f"  {'grader batch':<18} {ours.wall * 1000:6.1f} ms {ours.cpu * 1000:6.1f} ms")
    for name, theirs, wall, cpu in [("nbgrader autograde", first, 100, 50), ("otter run", second, 100, 50)]:
        ratios = f"{theirs.wall / ours.wall:12.0f} {theirs.cpu / ours.cpu:11.0f}"
        print(
            f"  {name:<18} {theirs.wall * 1000:6.0f} ms {theirs.cpu * 1000:6.0f} ms   {ratios}   at least {wall}, {cpu}"
        )
