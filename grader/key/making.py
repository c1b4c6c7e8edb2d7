"""Making a key where the solutions are: an author's and an instructor's copy can, a student's cannot."""

from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.key import store
from grader.key.build import build
from grader.key.stubs import stub_of
from grader.key.variants import SolutionError, Solutions
from grader.worker.client import Worker
from grader.worker.hosts import start

__all__ = ["SolutionError", "make"]


def make(folder: Path, target: Path, seed: int) -> store.OpenKey:
    """Build the key of the exercise in `folder`, write it into `target`, and return it.

    Raises SolutionError where a solution is at fault; OSError, WorkerError.
    """
    solutions = Solutions(folder)
    with Worker(start(torch=exercises()[solutions.exercise].torch, hidden=(target,))) as worker:
        key = build(solutions, worker, seed)
    store.write(target, key, stub_of(solutions.reference))
    return store.OpenKey(key)
