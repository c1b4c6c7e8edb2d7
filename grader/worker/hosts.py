"""Where children come from: forks of a warm process, or a fresh process each where forking is not safe."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from grader.worker.clock import Progress

Level = Literal["sandbox", "process"]
PACKAGE_PARENT = Path(__file__).resolve().parents[2]
CONNECTION_LOST = 71  # the exit code of a child that cannot send its answers
_SECONDS_TO_DIE = 0.2
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path']; "
    "from grader.worker.zygote import main; main(sys.argv[1])"
)


class WorkerError(RuntimeError):
    """The process that runs exercises did not do its part: our fault, never a learner's."""


@dataclass(frozen=True)
class Exit:
    """How a child ended: by a signal, or with an exit code."""

    signal: int = 0
    code: int = 0

    def sentence(self) -> str:
        """Return what happened, for a learner."""
        if self.signal == signal.SIGSEGV:
            return "It crashed the Python interpreter (segmentation fault)."
        if self.signal in (signal.SIGKILL, signal.SIGXCPU):
            return "It was stopped from outside: it used too much time or memory."
        if self.signal:
            return f"It was ended by signal {self.signal} ({signal.strsignal(self.signal)})."
        if self.code == CONNECTION_LOST:
            return "It closed file descriptors that it had not opened; its results go through one of them."
        return "It ended the whole Python process (as os._exit does), so nothing after it could run."


@dataclass(frozen=True)
class Settings:
    """What a host needs to know: torch or not, walls or not, and what stays unreadable."""

    torch: bool
    sandbox: bool
    hidden: tuple[str, ...]


class Host(Protocol):
    """Gives birth to children, one at a time. `progress` is where the child notes how far it is."""

    progress: Progress

    def level(self) -> Level:
        """Return whether children are in the sandbox; wait until that is known. Raises WorkerError."""

    def new_child(self) -> socket.socket:
        """Return the connection to a new child. Raises WorkerError."""

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Make sure that the child is gone, with all that it started; return how it ended."""

    def distrust_sandbox(self) -> None:
        """Note that the sandbox was tried and found open: the level is `process`."""

    def close(self) -> None:
        """End everything."""


class WarmHost:
    """A warm process that forks: two to four milliseconds a child (Linux)."""

    def __init__(self, settings: Settings) -> None:
        self.progress = Progress()
        self._process, self._control = _spawn(settings, self.progress, fork=True)
        self._level: Level | None = None

    def level(self) -> Level:
        """Return the level that the warm process could build."""
        if self._level is None:
            self._level = _announced_level(self._control)
        return self._level

    def new_child(self) -> socket.socket:
        """Fork a child and return the connection to it."""
        self.level()
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise WorkerError("The process that runs exercises has ended.") from error
        finally:
            theirs.close()
        return ours

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Wait a moment for a child that hung up, kill any other, and return its exit."""
        patience = _SECONDS_TO_DIE if ended_by_itself else 0
        try:
            if not select.select([self._control], [], [], patience)[0]:
                self._control.send(b"k")
            status = self._control.recv(4)
        except OSError:
            status = b""
        connection.close()
        if len(status) < 4:
            raise WorkerError("The process that runs exercises has ended.")
        number = int.from_bytes(status, "little", signed=True)
        if os.WIFSIGNALED(number):
            return Exit(signal=os.WTERMSIG(number))
        return Exit(code=os.WEXITSTATUS(number))

    def distrust_sandbox(self) -> None:
        """Say `process` from here on."""
        self._level = "process"

    def close(self) -> None:
        """End the warm process; it takes its child with it."""
        _end(self._process)
        self._control.close()


class FreshHost:
    """A new process for each child: slower, and right on every system."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.progress = Progress()
        self._process, self._connection = _spawn(settings, self.progress, fork=False)
        self._level: Level | None = None
        self._in_use = False

    def level(self) -> Level:
        """Return the level that the waiting process could build."""
        if self._level is None:
            self._level = _announced_level(self._connection)
        return self._level

    def new_child(self) -> socket.socket:
        """Return the connection to the process that waits, or to a new one."""
        if self._in_use:
            self._process, self._connection = _spawn(self._settings, self.progress, fork=False)
            self._level = None
        self.level()
        self._in_use = True
        return self._connection

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Kill the process and its session, unless it ended by itself; return its exit."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_SECONDS_TO_DIE if ended_by_itself else 0)
        code = _end(self._process)
        connection.close()
        return Exit(signal=-code) if code < 0 else Exit(code=code)

    def distrust_sandbox(self) -> None:
        """Say `process` from here on, of this process and of those that follow."""
        self._level = "process"
        self._settings = replace(self._settings, sandbox=False)

    def close(self) -> None:
        """End the process that waits."""
        _end(self._process)
        self._connection.close()


def start(
    *, torch: bool = False, sandbox: bool = True, fork: bool | None = None, hidden: tuple[Path, ...] = ()
) -> Host:
    """Start the process that runs exercises; return before it is ready, and before NumPy is imported here.

    `hidden` are folders that no submission may read, beside this package, which it never may.
    `fork=None` forks where that is safe.
    """
    if fork is None:
        fork = sys.platform == "linux" and hasattr(os, "pidfd_open")
    settings = Settings(torch, sandbox, (str(PACKAGE_PARENT), *(str(path) for path in hidden)))
    return WarmHost(settings) if fork else FreshHost(settings)


def _spawn(
    settings: Settings, progress: Progress, *, fork: bool
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    libraries = _libraries()
    message = {
        "path": [*libraries, str(PACKAGE_PARENT)],
        "libraries": libraries,
        "hidden": [os.path.realpath(path) for path in settings.hidden],
        "torch": settings.torch,
        "sandbox": settings.sandbox,
        "fork": fork,
        "control": theirs.fileno(),
        "progress": progress.descriptor,
    }
    process = subprocess.Popen(
        [sys.executable, "-s", "-P", "-S", "-c", _START, json.dumps(message)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_environment(),
        pass_fds=[theirs.fileno(), progress.descriptor],
        start_new_session=True,
    )
    theirs.close()
    return process, ours


def _libraries() -> list[str]:
    """Return where the interpreter and its libraries lie: no working directory, no learner's folder."""
    roots = (sys.prefix, sys.base_prefix, sys.exec_prefix)
    return [entry for entry in sys.path if entry.startswith(roots) and entry != str(PACKAGE_PARENT)]


def _environment() -> dict[str, str]:
    """Return a clean environment: one thread, fixed hashes, nothing of the user's."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    no_cache = {"TORCHINDUCTOR_CACHE_DIR": "/"}  # torch.func asks for one, and nothing is writable
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "HOME": "/",
        "PYTHONHASHSEED": "0",
        **threads,
        **no_cache,
    }


def _announced_level(connection: socket.socket) -> Level:
    try:
        announced = connection.recv(1)
    except OSError:
        announced = b""
    if announced not in (b"s", b"p"):
        raise WorkerError("The process that runs exercises did not start.")
    return "sandbox" if announced == b"s" else "process"


def _end(process: subprocess.Popen[bytes]) -> int:
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait()
