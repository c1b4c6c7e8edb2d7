"""What the kit remembers about its learner: which hints were shown, which solutions, and when."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.laying import write_whole


class ProgressError(OSError):
    """The file cannot be read or written; which, and why, as in every OSError."""


class Progress:
    """A small file in the learner's folder. Written whole or not at all; a damaged one is set aside, not lost.

    Two commands may change it at once: each change is made to what is there then. All that reads or writes it raises
    ProgressError.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "progress.json"
        self.set_aside: Path | None = None
        self._data = self._read()

    def rungs_shown(self, concept: str, mistake: str = "") -> int:
        """Return how many hints were shown of a concept, and of the mistake in it that was recognised."""
        shown = self._data["hints"].get(f"{concept} {mistake}".strip(), 0)
        return shown if isinstance(shown, int) else 0

    def show_rung(self, concept: str, mistake: str, rung: int) -> None:
        """Record that the hints up to `rung` were shown."""
        self._change(lambda data: data["hints"].update({f"{concept} {mistake}".strip(): rung}))

    def record_reveal(self, exercise: str, *, passed: bool) -> None:
        """Record that the reference was shown: after a pass, or because it was asked for."""
        reveal = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "after_a_pass": passed}
        self._change(lambda data: data["revealed"].setdefault(exercise, []).append(reveal))

    def reveals(self) -> dict[str, list[tuple[datetime, bool]]]:
        """Return when references were shown, and whether after a pass; what is not readable is left out."""
        found: dict[str, list[tuple[datetime, bool]]] = {}
        for exercise, entries in self._data["revealed"].items():
            for entry in entries if isinstance(entries, list) else []:
                with suppress(ValueError, KeyError, TypeError, OverflowError):
                    at = datetime.fromisoformat(entry["at"]).astimezone(UTC)
                    found.setdefault(exercise, []).append((at, bool(entry["after_a_pass"])))
        return found

    def forget_hints(self, exercise: str) -> None:
        """Start the hints of an exercise from the first rung again."""

        def forget(data: dict[str, Any]) -> None:
            others = {key: rung for key, rung in data["hints"].items() if not key.startswith(f"{exercise}.")}
            data["hints"] = others

        self._change(forget)

    def _change(self, change: Callable[[dict[str, Any]], None]) -> None:
        with self._told(), _alone(self.path.parent):
            self._data = self._read()
            change(self._data)
            write_whole(self.path, json.dumps(self._data, indent=1))

    def _read(self) -> dict[str, Any]:
        empty: dict[str, Any] = {"hints": {}, "revealed": {}}
        with self._told():
            try:
                data = json.loads(self.path.read_text("utf-8"))
                if isinstance(data["hints"], dict) and isinstance(data["revealed"], dict):
                    return data
            except FileNotFoundError:
                return empty
            except (ValueError, KeyError, TypeError):
                pass
            self.set_aside = self.path.with_suffix(f".damaged-{datetime.now():%Y%m%d-%H%M%S-%f}.json")
            os.replace(self.path, self.set_aside)
        return empty

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except ProgressError:
            raise
        except OSError as error:
            raise ProgressError(error.errno, error.strerror, str(self.path)) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other command changes what is in a folder; the system ends the lock of one that was killed."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
