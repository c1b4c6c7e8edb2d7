"""The keys that a grading needs: read where they are good, built where they are missing, old or damaged."""

from collections.abc import Callable
from pathlib import Path

from grader.checks.graders import grader_of
from grader.curriculum.catalogue import exercises
from grader.key import store
from grader.key.stubs import known_stub, stub_of
from grader.key.variants import Solutions
from grader.worker.client import Worker, WorkerError
from grader.worker.hosts import start

Say = Callable[[str], None]
LEARNERS_SEED = 20261121


class NoKey(RuntimeError):
    """There is no usable key and nothing to build it from. The message tells what to do."""


class Keyring:
    """The keys in one folder, and the solutions that they are built from where these are there."""

    def __init__(self, folder: Path, solutions: Path | None, say: Say, seed: int = LEARNERS_SEED) -> None:
        self.folder = folder
        self.solutions = solutions
        self.say = say
        self.seed = seed
        self._open: dict[str, store.OpenKey] = {}
        self._stubs: dict[str, str] = {}

    def key(self, exercise: str) -> store.OpenKey:
        """Return the key of an exercise, built first where that is needed. Raises NoKey, SolutionError."""
        if exercise not in self._open:
            self._open[exercise] = self._good_key(exercise)
        return self._open[exercise]

    def keys(self, names: list[str]) -> None:
        """Make sure of several keys, two at a time. Raises NoKey, SolutionError."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(2) as pool:
            for _ in pool.map(self.key, names):
                pass

    def stub(self, exercise: str) -> str:
        """Return the text of the untouched stub. Raises NoKey."""
        if exercise not in self._stubs:
            stub = known_stub(self.folder, self.solutions, exercise)
            if stub is None:
                raise NoKey(f"The stub of {exercise} is not part of this copy: get the kit again.")
            self._stubs[exercise] = stub
        return self._stubs[exercise]

    def _good_key(self, exercise: str) -> store.OpenKey:
        reason = ""
        try:
            found = store.read(self.folder, exercise)
            reason = self._out_of_date(found.key)
            if not reason:
                return found
        except FileNotFoundError:
            reason = f"There is no answer key of {exercise} yet."
        except (store.KeyProblem, OSError) as problem:
            reason = f"{problem}"
        return self._built(exercise, reason)

    def _out_of_date(self, key: store.Key) -> str:
        if key.plan != store.plan_digest(grader_of(key.exercise)):
            return f"The answer key of {key.exercise} belongs to another version of the checks."
        folder = self._folder_of(key.exercise)
        if folder is not None and key.sources != store.sources_digest(Solutions(folder).files()):
            return f"The answer key of {key.exercise} is older than its solutions."
        return ""

    def _folder_of(self, exercise: str) -> Path | None:
        folder = self.solutions / exercise if self.solutions else None
        return folder if folder and (folder / "reference.py").exists() else None

    def _built(self, exercise: str, reason: str) -> store.OpenKey:
        folder = self._folder_of(exercise)
        if folder is None:
            raise NoKey(
                f"{reason} It cannot be rebuilt here, for the solutions are not part of this copy: "
                f"get {store.path_of(self.folder, exercise).name} again from where you have this kit."
            )
        from grader.key.build import build  # seldom needed, and start-up is part of every verdict's time

        self.say(f"{reason} Building it ...")
        try:
            with Worker(start(torch=exercises()[exercise].torch, hidden=(self.folder,))) as worker:
                key = build(Solutions(folder), worker, self.seed)
            store.write(self.folder, key, stub_of(Solutions(folder).reference))
        except (OSError, WorkerError) as error:
            raise NoKey(f"The answer key of {exercise} cannot be built in {self.folder}: {error}") from error
        return store.OpenKey(key)
