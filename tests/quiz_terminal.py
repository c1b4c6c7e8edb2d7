"""A command in a real terminal: what is typed, what is seen, and a signal in the middle."""

import codecs
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

SECONDS = 30.0


class Terminal:
    """The program at the other end of a pseudo-terminal. `shell` are the words of one that is to start it."""

    def __init__(
        self,
        kit: Path,
        *arguments: str,
        command: str = "quiz",
        term: str = "dumb",
        shell: tuple[str, ...] = (),
    ) -> None:
        self.ours, theirs = pty.openpty()
        self.seen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a read may end inside a character
        self.process = subprocess.Popen(
            [*shell, sys.executable, "-m", "grader", command, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "GRADER_KIT": str(kit), "TERM": term, "NO_COLOR": "1"},
            preexec_fn=lambda: os.login_tty(theirs),  # so that Ctrl-C reaches it
            pass_fds=(theirs,),
        )
        os.close(theirs)

    def wait_for(self, text: str) -> str:
        """Return all that was seen until `text` is there; what was seen is then forgotten."""
        end = time.monotonic() + SECONDS
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} did not come:\n{self.seen}"
            self._go_on()
        seen, _, self.seen = self.seen.partition(text)
        return seen + text

    def _go_on(self) -> None:
        """Take in what comes in a moment."""
        self._read(0.1)

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self.ours, keys.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C; again where it came while the program was just turning to its next key."""
        for _ in range(5):
            self.type("\x03")
            end = time.monotonic() + SECONDS / 6
            while time.monotonic() < end:
                self._read(0.1)
                if self.process.poll() is not None:
                    return

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
        self.seen += self._decoder.decode(data).replace("\r\n", "\n")
        return bool(data)
