"""How long verdicts take, as ratios within one run: these machines are noisy, seconds alone say little.

python -m tests.bench          everything (about three minutes)
python -m tests.bench 200      with 200 submissions in place of 1,000
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from grader.batch import SUBMISSIONS_A_TASK, grade_all, submissions_in
from grader.curriculum.catalogue import exercises
from grader.grading import judged
from grader.judging import judge_for, keyring_of
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.workspace import Found

RUNS = 5
SAVES = 30


def main() -> None:
    """Print all figures."""
    places = find_places()
    for exercise in exercises():
        keyring_of(places).key(exercise)
    with tempfile.TemporaryDirectory() as folder:
        right = Path(folder, "right")
        write_right_answers(places, right)
        cold(right)
        warm(places)
        crowd(places, Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 1000)


def write_right_answers(places: Places, folder: Path) -> None:
    """Write every exercise's reference into `folder`."""
    folder.mkdir(parents=True)
    for exercise in exercises():
        (folder / f"{exercise}.py").write_text(_solutions(places, exercise).reference, "utf-8")


def cold(right: Path) -> None:
    """Time whole commands against the imports that they cannot do without, in turn."""
    grade = [sys.executable, "-m", "grader", "grade", "--dir", str(right)]
    rows = [
        ("grade softmax, cold", [*grade, "softmax"], "import numpy", 3.0),
        ("grade all nine, cold", grade, "import torch", 1.4),
    ]
    print("Cold: whole processes, medians of", RUNS)
    for name, command, floor, limit in rows:
        pairs = [(_seconds([sys.executable, "-c", floor]), _seconds(command)) for _ in range(RUNS + 1)][1:]
        base, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(mine / theirs for theirs, mine in pairs)
        print(f"  {name:<22} {ours:6.2f} s   {ratio:4.2f} x `{floor}` ({base:.2f} s)   at most {limit}")


def warm(places: Places) -> None:
    """Time the verdict of one changed file with the process that runs it ready, and split it into stages."""
    floor = statistics.median(_seconds([sys.executable, "-c", "import numpy"]) for _ in range(RUNS))
    print(
        f"\nWarm: verdict of a changed file, medians of {SAVES}; `import numpy` takes {floor * 1000:.0f} ms"
    )
    print(f"  {'':<16} {'verdict':>9} {'/ import':>9}   {'child':>8} {'their code':>11} {'checks':>8}")
    for exercise in exercises():
        with judge_for(places) as judge:
            source = _solutions(places, exercise).reference
            judge.grade("warm-up", [Found(exercise, source)])
            verdicts = []
            for save in range(SAVES):
                found = [Found(exercise, f"{source}\n# save {save}\n")]
                verdicts.append(_timed(lambda found=found: judge.grade("bench", found)))
            stages = _stages(judge, exercise, source)
        verdict = statistics.median(verdicts)
        child, code, checks = (f"{seconds * 1000:.1f} ms" for seconds in stages)
        print(
            f"  {exercise:<16} {verdict * 1000:6.1f} ms {verdict / floor:9.3f}   {child:>8} {code:>11} {checks:>8}"
        )


def _stages(judge, exercise: str, source: str) -> tuple[float, float, float]:
    """Return the median seconds of a child's whole life, of the learner's code in it, and of our checks."""
    from grader.grading import _task

    key = judge._keyring.key(exercise)
    worker = judge._worker(exercises()[exercise].torch)
    task = _task(Found(exercise, source), key)
    lives, codes, checks = [], [], []
    for _ in range(SAVES):
        started = time.perf_counter()
        [answers] = worker.run([task])
        lives.append(time.perf_counter() - started)
        codes.append(answers.seconds)
        checks.append(_timed(lambda answers=answers: judged(exercise, answers, key)))
    return statistics.median(lives), statistics.median(codes), statistics.median(checks)


def crowd(places: Places, folder: Path, count: int) -> None:
    """Grade many different right submissions of all nine; print the rate and how memory develops."""
    root = folder / "class"
    for number in range(count):
        _write_variant(places, root / f"{number:05}", number)
    jobs = min(2, os.cpu_count() or 1)
    with _memory_watched() as samples:
        tally = grade_all(places, submissions_in(root), folder / "out", jobs)
    half = samples[len(samples) // 5 : len(samples) // 2], samples[len(samples) // 2 :]
    first, second = (statistics.median(part or [0]) / 2**20 for part in half)
    print(f"\nCrowd: {count} right submissions of nine, all different, {jobs} processes, every check on")
    rate = (count - jobs * SUBMISSIONS_A_TASK) / (tally.seconds - tally.start_up)
    print(f"  {rate:.0f} a second once started, after {tally.start_up:.1f} s   at least 40")
    print(f"  {count / tally.seconds:.0f} a second in all: {tally.seconds:.1f} s")
    print(
        f"  resident memory, all processes: {first:.0f} MiB in the first half, {second:.0f} MiB in the second"
    )
    print(f"  verdicts: {tally.statuses}")


def _write_variant(places: Places, folder: Path, number: int) -> None:
    """Write one of the right answers to each exercise; to the NumPy ones without torch or scipy inside."""
    folder.mkdir(parents=True)
    for exercise, entry in exercises().items():
        programs = [_solutions(places, exercise).reference, *_solutions(places, exercise).accepted().values()]
        programs = [one for one in programs if entry.torch or not ("torch" in one or "scipy" in one)]
        program = programs[number % len(programs)]
        (folder / f"{exercise}.py").write_text(f"{program}\n# submission {number}\n", "utf-8")


@contextmanager
def _memory_watched() -> Iterator[list[float]]:
    samples: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(1.0):
            samples.append(_memory_of_tree())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield samples
    finally:
        done.set()
        watcher.join()


def _memory_of_tree() -> float:
    total = 0
    for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
        try:
            total += process.memory_info().rss  # cheap to read: what is measured are the cores
        except psutil.Error:
            continue
    return total


_cache: dict[str, Solutions] = {}


def _solutions(places: Places, exercise: str) -> Solutions:
    assert places.solutions is not None
    return _cache.setdefault(exercise, Solutions(places.solutions / exercise))


def _seconds(command: list[str]) -> float:
    return _timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
