"""A session: what happens is taken in one after another, the rules say what follows, and that is done.

Threads and signals only leave notes here; everything else happens in the main thread.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Literal

from grader.key.keyring import Keyring
from grader.places import Places
from grader.record import ExerciseResult
from grader.verdict import Graded
from grader.watching import state as s
from grader.watching.asking import answered
from grader.watching.folder import Folder, Watcher
from grader.watching.judges import Judges
from grader.watching.lane import Verdict
from grader.watching.machine import next_look, step
from grader.watching.screen import Screen
from grader.watching.terminal import ENDING, Terminal
from grader.workspace import Found

SECONDS_BETWEEN_LOOKS = 1.0  # at the folder, whether the system told of anything or not
INTERRUPTED, TERMINAL_GONE = ENDING[signal.SIGINT], ENDING[signal.SIGHUP]
Shown = Callable[[Found, ExerciseResult], None]
Note = s.Event | Verdict | Literal["look", "start over"]


class Session:
    """One session over the exercises `names` of a folder. `shown` is called with each verdict before it is drawn."""

    def __init__(self, places: Places, folder: Path, names: tuple[str, ...], keyring: Keyring) -> None:
        self._places, self._path, self._keyring = places, folder, keyring
        self.shown: Shown = lambda found, result: None
        self._notes: SimpleQueue[Note] = SimpleQueue()
        self._bell, self._ringer = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._ringer, False)
        self._state = s.State(names, names[0])
        self._verdicts: dict[str, Verdict] = {}
        self._graded: dict[str, Graded] = {}
        self._exit: int | None = None
        self._terminal = Terminal(self._end, self._start_over)
        self._screen = Screen(self._terminal, _called(folder))

    def run(self) -> int:
        """Hold the session; return the exit code: 0 when the learner quits, 130 on Ctrl-C."""
        with self._terminal:
            self._folder = Folder(self._path, self._state.order)
            watcher = Watcher(self._path, lambda: self._note("look"))
            self._judges = Judges(
                self._places, self._path, self._keyring, self._note, lambda: self._note(s.TorchReady())
            )
            watcher.start()
            try:
                self._go_on()
            except EOFError:
                self._end(TERMINAL_GONE)
            finally:
                watcher.close()
                self._screen.leave()
                self._judges.close()
        return self._exit or 0

    def remark(self, text: str) -> None:
        """Say something below the page."""
        self._note(s.Answered(remark=text))

    def _go_on(self) -> None:
        self._happened(s.Began())
        looked = time.monotonic()
        while self._exit is None:
            self._screen.draw(self._state)
            keys = self._wait(looked + SECONDS_BETWEEN_LOOKS)
            rang = self._read_notes()
            if rang or time.monotonic() - looked >= SECONDS_BETWEEN_LOOKS:
                looked = time.monotonic()
                self._look()
            for key in keys:
                self._happened(s.Pressed(key))
            self._happened(s.TimePassed())

    def _wait(self, at_latest: float) -> list[str]:
        """Wait until something happened, or might have; return the keys that were pressed. Raises EOFError."""
        until = min(at_latest, next_look(self._state) or at_latest)
        sources = [self._bell, *([sys.stdin.fileno()] if self._terminal.has_keys else [])]
        ready, _, _ = select.select(sources, [], [], max(0.0, until - time.monotonic()))
        if sys.stdin.fileno() not in ready or not self._terminal.has_keys:
            return []
        return self._terminal.keys()

    def _read_notes(self) -> bool:
        """Take in what threads and signals left; return whether the folder is to be looked at."""
        try:
            while os.read(self._bell, 4096):
                pass
        except BlockingIOError:
            pass
        rang = False
        while True:
            try:
                note = self._notes.get_nowait()
            except Empty:
                return rang
            if note == "look":
                rang = True
            elif note == "start over":
                rang = True
                self._screen.forget()
            elif isinstance(note, Verdict):
                self._judged(note)
            else:
                self._happened(note)

    def _look(self) -> None:
        names = self._folder.changed()
        if names:
            self._happened(s.Saved(names))

    def _judged(self, verdict: Verdict) -> None:
        if self._state.check is None or verdict.check != self._state.check.number:
            return  # out of date
        [result] = verdict.record.exercises
        self._verdicts[result.exercise] = verdict
        self._happened(s.Judged(verdict.check, result, f"{datetime.now():%H:%M:%S}"))

    def _happened(self, event: s.Event) -> None:
        self._state, effects = step(self._state, event, time.monotonic())
        for effect in effects:
            self._do(effect)

    def _do(self, effect: s.Effect) -> None:
        match effect:
            case s.Judge(check, names):
                self._judges.judge(check, names)
            case s.Keep(exercise):
                verdict = self._verdicts[exercise]
                self._graded[exercise] = verdict.graded
                self.shown(verdict.found, self._state.results[exercise])
            case s.Prepare(names):
                self._judges.prepare(names)
            case s.Show():
                columns, _ = self._terminal.size
                graded = self._graded.get(effect.exercise)
                self._happened(answered(effect, self._places, self._path, graded, columns))
            case s.Redraw():
                self._screen.forget()
            case s.Quit():
                self._exit = 0

    def _note(self, note: Note) -> None:
        """Leave a note; any thread may, and a signal's handler."""
        self._notes.put(note)
        try:
            os.write(self._ringer, b"!")
        except BlockingIOError:  # it rings already
            return

    def _end(self, code: int) -> None:
        if self._exit == code == INTERRUPTED:  # asked for twice: something hangs
            raise KeyboardInterrupt
        self._exit = code
        self._note(s.TimePassed())

    def _start_over(self) -> None:
        """Draw everything anew, and look at the folder: nobody knows for how long nothing was seen."""
        self._note("start over")


def _called(folder: Path) -> str:
    """Return what a folder is called in sentences: its shortest name from here."""
    here = Path.cwd()
    whole = folder.resolve()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(folder)
