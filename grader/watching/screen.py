"""Drawing: on a terminal in place, elsewhere line by line."""

import errno
import os
import sys
from contextlib import suppress

import click

from grader.report.watching import foot_lines, page_lines
from grader.watching.state import Page, State, Verdicts
from grader.watching.terminal import Terminal

HOME_AND_CLEAR, CLEAR_BELOW = "\x1b[H\x1b[2J", "\x1b[J"


class Screen:
    """What the learner sees of a session. `folder` is how the exercises' folder is called in sentences."""

    def __init__(self, terminal: Terminal, folder: str) -> None:
        self._terminal = terminal
        self._folder = folder
        self._page: list[str] | None = None
        self._foot: list[str] = []
        self._verdicts = 0
        self._was_busy = False

    def forget(self) -> None:
        """Take nothing for drawn: the screen was used by others, or has another size."""
        self._page = None

    def draw(self, state: State) -> None:
        """Bring the screen up to date. Raises EOFError where it is gone."""
        columns, _ = self._terminal.size
        page = self._styled(page_lines(state, self._folder, columns))
        foot = self._styled(foot_lines(state, columns, keys=self._terminal.has_keys))
        if self._terminal.steers:
            _write(self._in_place(page, foot))
        else:
            _write(self._line_by_line(state, page, foot))
        self._foot = foot

    def leave(self) -> None:
        """Go to a line of one's own."""
        if self._terminal.steers and self._page is not None:
            with suppress(EOFError):
                _write("\n")

    def _in_place(self, page: list[str], foot: list[str]) -> str:
        """Return what changes the screen; the page is left alone where it is the same."""
        if page != self._page:
            self._page = page
            return HOME_AND_CLEAR + "\n".join([*page, "", *foot])
        if foot == self._foot:
            return ""
        up = f"\x1b[{len(self._foot) - 1}A" if len(self._foot) > 1 else ""
        return f"\r{up}{CLEAR_BELOW}" + "\n".join(foot)

    def _line_by_line(self, state: State, page: list[str], foot: list[str]) -> str:
        """Return what is to be added: that something is being checked, once; then the verdict, or what else is new."""
        busy = state.check is not None
        began, self._was_busy = busy and not self._was_busy, busy
        if busy and (state.verdicts == self._verdicts or not _is_one_verdict(state.page)):
            return "".join(f"{line}\n" for line in foot) if began else ""
        lines = [] if page == self._page and state.verdicts == self._verdicts else [*page, ""]
        self._page, self._verdicts = page, state.verdicts
        return "".join(f"{line}\n" for line in ([*lines, *foot] if lines or foot != self._foot else []))

    def _styled(self, lines: list[str]) -> list[str]:
        """Return the lines with their styles where these belong. Where the cursor goes is no style."""
        plain = os.environ.get("NO_COLOR") or not self._terminal.steers
        return [click.unstyle(line) for line in lines] if plain else lines


def _is_one_verdict(page: Page) -> bool:
    return isinstance(page, Verdicts) and len(page.names) == 1


def _write(text: str) -> None:
    """Write all of it at once. Raises EOFError where the terminal is gone."""
    if not text:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still to be written
        raise EOFError from error
