"""A command in a real terminal, `grader quiz` if none is said: what is typed, what is seen, a signal in the middle."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

SECONDS = 30.0


class Terminal:
    """The program at the other end of a pseudo-terminal."""

    command = "quiz"

    def __init__(self, kit: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", self.command, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "GRADER_KIT": str(kit), "TERM": "dumb", "NO_COLOR": "1"},
            preexec_fn=lambda: os.login_tty(theirs),  # so that Ctrl-C reaches it
            pass_fds=(theirs,),
        )
        os.close(theirs)

    def wait_for(self, text: str) -> str:
        """Return all that was seen until `text` is there; what was seen is then forgotten."""
        end = time.monotonic() + SECONDS
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} did not come:\n{self.seen}"
            self._read(0.1)
        seen, _, self.seen = self.seen.partition(text)
        return seen + text

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self.ours, keys.encode())

    def close(self) -> tuple[int, str]:
        """Return the exit code and what was left to see."""
        end = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while self._read(0.1):
            pass
        os.close(self.ours)
        return self.process.wait(SECONDS), self.seen

    def _read(self, seconds: float) -> bool:
        if not select.select([self.ours], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
