"""The keys that a grading needs: read where they are good, built where they are missing, old or damaged."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from grader.checks.graders import grader_of
from grader.checks.plan import encode_steps
from grader.key import store
from grader.key.digests import plan_digest, sources_digest
from grader.key.seeds import LEARNERS_SEED, SeedProblem, kept_seed
from grader.key.stubs import known_stub
from grader.worker.client import WorkerError

__all__ = ["LEARNERS_SEED", "Keyring", "NoKey"]

Say = Callable[[str], None]
CAN_BUILD = Path(__file__).with_name("making.py").exists()  # a student's copy cannot


class NoKey(RuntimeError):
    """There is no usable key and nothing to build it from. The message tells what to do."""


class Keyring:
    """The keys in one folder, and the solutions that they are built from where these are there.

    They are built from the seed that is kept in the folder; without one from the learners', which all kits share.
    `built` are the exercises whose keys were.
    """

    def __init__(self, folder: Path, solutions: Path | None, say: Say) -> None:
        self.folder = folder
        self.solutions = solutions
        self.say = say
        self.built: list[str] = []
        self._open: dict[str, store.OpenKey] = {}
        self._stubs: dict[str, str] = {}

    @property
    def private(self) -> bool:
        """Whether the learners' copies have other keys than these: then no report may show what was asked."""
        return self._seeds() != {LEARNERS_SEED}

    @property
    def digest(self) -> str:
        """A hash that tells a class's key from another, whatever version of the checks it was built for."""
        return hashlib.sha256(repr(sorted(self._seeds())).encode()).hexdigest()

    def key(self, exercise: str) -> store.OpenKey:
        """Return the key of an exercise, built first where that is needed. Raises NoKey."""
        if exercise not in self._open:
            self._open[exercise] = self._good_key(exercise)
        return self._open[exercise]

    def keys(self, names: list[str], ready: Callable[[int], None] = lambda count: None) -> None:
        """Make sure of several keys, two at a time; `ready` hears how many there are. Raises NoKey."""
        from concurrent.futures import ThreadPoolExecutor, as_completed

        with ThreadPoolExecutor(2) as pool:
            futures = [pool.submit(self.key, name) for name in names]
            try:
                for count, future in enumerate(as_completed(futures), 1):
                    future.result()
                    ready(count)
            finally:
                pool.shutdown(cancel_futures=True)

    def stub(self, exercise: str) -> str:
        """Return the text of the untouched stub. Raises NoKey."""
        if exercise not in self._stubs:
            stub = known_stub(self.folder, self.solutions, exercise)
            if stub is None:
                raise NoKey(f"The stub of {exercise} is not part of this copy: get the kit again.")
            self._stubs[exercise] = stub
        return self._stubs[exercise]

    def _seeds(self) -> set[int]:
        own = self._own_seed()
        known = {key.key.seed for key in self._open.values()} | ({own} if own is not None else set())
        return known or {self._seed_on_disk() or LEARNERS_SEED}

    def _seed_on_disk(self) -> int | None:
        """Return the seed of a key that is there, whichever it is."""
        for path in sorted(self.folder.glob("*.key")):
            with suppress(store.KeyProblem, OSError):
                return store.read(self.folder, path.stem).key.seed
        return None

    def _good_key(self, exercise: str) -> store.OpenKey:
        seed = self._own_seed()
        try:
            found = store.read(self.folder, exercise)
            reason = self._out_of_date(found.key, seed)
            if not reason:
                return found
            seed = seed or found.key.seed
        except FileNotFoundError:
            reason = f"There is no answer key of {exercise} yet."
        except (store.KeyProblem, OSError) as problem:
            reason = f"{problem}"
        return self._built(exercise, reason, seed or self._seed_on_disk() or LEARNERS_SEED)

    def _own_seed(self) -> int | None:
        try:
            return kept_seed(self.folder)
        except SeedProblem as problem:
            raise NoKey(str(problem)) from problem

    def _out_of_date(self, key: store.Key, seed: int | None) -> str:
        if not _is_of_this_version(key):
            return f"The answer key of {key.exercise} belongs to another version of the checks."
        if seed not in (None, key.seed):
            return f"The answer key of {key.exercise} was made from another seed."
        folder = self._folder_of(key.exercise)
        if folder is not None and key.sources != sources_digest(folder):
            return f"The answer key of {key.exercise} is older than its solutions."
        return ""

    def _folder_of(self, exercise: str) -> Path | None:
        folder = self.solutions / exercise if self.solutions and CAN_BUILD else None
        return folder if folder and (folder / "reference.py").exists() else None

    def _built(self, exercise: str, reason: str, seed: int) -> store.OpenKey:
        folder = self._folder_of(exercise)
        if folder is None:
            raise NoKey(
                f"{reason} It cannot be rebuilt here, for the solutions are not part of this copy: "
                f"get {store.path_of(self.folder, exercise).name} again from where you have this kit."
            )
        from grader.key.making import SolutionError, make  # start-up is part of every verdict's time

        self.say(f"{reason} Building it ...")
        try:
            key = make(folder, self.folder, seed)
        except SolutionError as error:
            raise NoKey(str(error)) from error
        except (OSError, WorkerError) as error:
            raise NoKey(f"The answer key of {exercise} cannot be built in {self.folder}: {error}") from error
        self.built.append(exercise)
        return key


def _is_of_this_version(key: store.Key) -> bool:
    """Return whether a key was made with the checks that are here; a student's copy compares the calls alone."""
    grader = grader_of(key.exercise)
    if CAN_BUILD:
        return key.plan == plan_digest(grader)
    return key.steps == encode_steps(grader.calls(key.seed))
