"""Who judges in a session: a lane for NumPy from the beginning, and one for torch once it is needed."""

from collections.abc import Callable
from pathlib import Path

from grader.commands.single import shown
from grader.curriculum.catalogue import exercises
from grader.judging import judge_for
from grader.key.keyring import Keyring
from grader.places import Places
from grader.watching.lane import Lane, Request, Verdict
from grader.worker.stop import Stop
from grader.workspace import needs_torch, read


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
        """Stop what runs and judge these files as they are now, in this order."""
        found = [read(self._folder, name) for name in names]
        if any(map(needs_torch, found)):
            self._with_torch()
        for torch, lane in self._lanes.items():
            lane.ask(Request(check, tuple(one for one in found if needs_torch(one) is torch)))

    def prepare(self, names: tuple[str, ...]) -> None:
        """Have ready what these exercises need."""
        if any(exercises()[name].torch for name in names):
            self._with_torch()

    def cancel(self) -> None:
        """Stop what runs."""
        for lane in self._lanes.values():
            lane.cancel()

    def close(self) -> None:
        """Stop what runs, and end all processes."""
        for lane in self._lanes.values():
            lane.close()

    def _with_torch(self) -> None:
        if True not in self._lanes:
            self._lanes[True] = self._started(torch=True)

    def _started(self, *, torch: bool) -> Lane:
        stop = Stop()
        judge = judge_for(self._places, keyring=self._keyring, stop=stop)
        lane = Lane(
            judge,
            stop,
            lambda record: shown(record, judge, self._folder),
            self._tell,
            self._torch_ready if torch else _nothing,
            torch=torch,
        )
        lane.start()
        return lane


def _nothing() -> None:
    """Nobody waits for NumPy."""
