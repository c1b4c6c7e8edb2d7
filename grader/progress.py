"""What the kit remembers about its learner: which hints were shown, which solutions, and when."""

import json
import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


class ProgressError(OSError):
    """The file cannot be read or written; which, and why, as in every OSError."""


class Progress:
    """A small file in the learner's folder. Written whole or not at all; a damaged one is set aside, not lost.

    All that reads or writes it raises ProgressError.
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
        self._data["hints"][f"{concept} {mistake}".strip()] = rung
        self._write()

    def record_reveal(self, exercise: str, *, passed: bool) -> None:
        """Record that the reference was shown: after a pass, or because it was asked for."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._data["revealed"].setdefault(exercise, []).append({"at": now, "after_a_pass": passed})
        self._write()

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
        hints = self._data["hints"]
        self._data["hints"] = {key: rung for key, rung in hints.items() if not key.startswith(f"{exercise}.")}
        self._write()

    def _read(self) -> dict[str, Any]:
        empty: dict[str, Any] = {"hints": {}, "revealed": {}}
        try:
            data = json.loads(self.path.read_text("utf-8"))
            if isinstance(data["hints"], dict) and isinstance(data["revealed"], dict):
                return data
        except FileNotFoundError:
            return empty
        except OSError as error:
            raise self._problem(error) from error
        except (ValueError, KeyError, TypeError):
            pass
        self.set_aside = self.path.with_suffix(".damaged.json")
        try:
            os.replace(self.path, self.set_aside)
        except OSError as error:
            raise self._problem(error) from error
        return empty

    def _write(self) -> None:
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as file:
                json.dump(self._data, file, indent=1)
            os.replace(file.name, self.path)
        except OSError as error:
            raise self._problem(error) from error

    def _problem(self, error: OSError) -> ProgressError:
        return ProgressError(error.errno, error.strerror, str(self.path))
