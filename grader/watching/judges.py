"""Who judges in a session: a lane for NumPy from the beginning, and one for torch once it is needed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from grader.commands.single import shown
from grader.curriculum.catalogue import exercises
from grader.judging import learners_judge
from grader.key.keyring import Keyring, NoKey
from grader.places import Places
from grader.watching.lane import Lane, Request, Verdict
from grader.worker import hosts
from grader.worker.stop import Stop
from grader.workspace import Found, needs_torch, read

MOST_REMEMBERED = 16  # verdicts; a session may last for days


class Judges:
    """Judges the files in a folder. `tell` gets the verdicts, `torch_ready` is called when torch is warm."""

    def __init__(
        self,
        places: Places,
        folder: Path,
        keyring: Keyring,
        tell: Callable[[Verdict], None],
        torch_ready: Callable[[], None],
    ) -> None:
        self._places, self._folder, self._keyring = places, folder, keyring
        self._tell, self._torch_ready = tell, torch_ready
        self._lanes = {False: self._started(torch=False)}

    def judge(self, check: int, names: tuple[str, ...]) -> None:
        """Stop what runs and judge these files as they are now: first those that need not run, then in this order."""
        parts: dict[str, list[Found]] = {"untouched": [], "numpy": [], "torch": []}
        for name in names:
            found = read(self._folder, name)
            parts[self._kind(found)].append(found)
        if parts["torch"]:
            self._with_torch()
            self._lanes[True].ask(Request(check, tuple(parts["torch"])))
        elif True in self._lanes:
            self._lanes[True].cancel()
        self._lanes[False].ask(Request(check, (*parts["untouched"], *parts["numpy"])))

    def prepare(self, names: tuple[str, ...]) -> None:
        """Have ready what these exercises need."""
        if any(exercises()[name].torch for name in names):
            self._with_torch()

    def close(self) -> None:
        """Stop what runs, and end all processes."""
        for lane in self._lanes.values():
            lane.close()

    def _kind(self, found: Found) -> Literal["untouched", "numpy", "torch"]:
        """Return what a file needs to be judged."""
        with suppress(NoKey):
            if found.is_stub(self._keyring.stub(found.exercise)):
                return "untouched"
        return "torch" if needs_torch(found) else "numpy"

    def _with_torch(self) -> None:
        if True not in self._lanes:
            self._lanes[True] = self._started(torch=True)

    def _started(self, *, torch: bool) -> Lane:
        stop = Stop()
        warm = {torch: hosts.start(torch=torch, hidden=self._places.secret)}
        judge = learners_judge(self._places, warm, self._keyring, stop=stop, most_remembered=MOST_REMEMBERED)
        return Lane(
            judge,
            stop,
            lambda record: shown(record, judge, self._folder),
            self._tell,
            self._torch_ready if torch else _nothing,
            torch=torch,
        )


def _nothing() -> None:
    """Nobody waits for NumPy."""
