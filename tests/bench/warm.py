"""Warm: the verdict of a changed file with the process that runs it ready, and its stages."""

import statistics

from grader.curriculum.catalogue import exercises
from grader.grading import Judge, task_of
from grader.judging import learners_judge
from grader.places import Places
from grader.verdict import judged
from grader.workspace import Found
from tests.bench.right_answers import reference
from tests.bench.stopwatch import cost, python, seconds

RUNS = 5
SAVES = 30


def warm(places: Places) -> None:
    """Print a line for each exercise."""
    floor = statistics.median(cost(python("import numpy")).wall for _ in range(RUNS))
    print(
        f"\nWarm: verdict of a changed file, medians of {SAVES}; `import numpy` takes {floor * 1000:.0f} ms"
    )
    print(f"  {'':<16} {'verdict':>9} {'/ import':>9}   {'child':>8} {'their code':>11} {'checks':>8}")
    for exercise in exercises():
        with learners_judge(places) as judge:
            source = reference(exercise)
            judge.grade("warm-up", [Found(exercise, source)])
            saves = [Found(exercise, f"{source}\n# save {save}\n") for save in range(SAVES)]
            verdict = statistics.median(seconds(lambda one=one: judge.grade("bench", [one])) for one in saves)
            stages = _stages(judge, exercise, source)
        child, code, checks = (f"{stage * 1000:.1f} ms" for stage in stages)
        print(
            f"  {exercise:<16} {verdict * 1000:6.1f} ms {verdict / floor:9.3f}   {child:>8} {code:>11} {checks:>8}"
        )


def _stages(judge: Judge, exercise: str, source: str) -> tuple[float, float, float]:
    """Return the median seconds of a child's whole life, of the learner's code in it, and of our checks."""
    key = judge._keyring.key(exercise)
    worker = judge._worker(exercises()[exercise].torch)
    task = task_of(Found(exercise, source), key)
    lives, codes, checks = [], [], []
    for _ in range(SAVES):
        runs = []
        lives.append(seconds(lambda runs=runs: runs.extend(worker.run([task]))))
        codes.append(runs[0].seconds)
        checks.append(seconds(lambda runs=runs: judged(exercise, runs[0], key)))
    return statistics.median(lives), statistics.median(codes), statistics.median(checks)
