"""Starting a clean interpreter: nothing of the user's environment, nothing open but what it is given."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress

from grader.worker.clock import Progress
from grader.worker.host import PACKAGE_PARENT, Level, Settings, WorkerError

_START = (
    "import json, os, sys; settings = json.load(sys.stdin); os.close(0); os.open(os.devnull, os.O_RDONLY); "
    "sys.path[:] = settings['path']; from grader.worker.zygote import main; main(settings)"
)


def spawn(
    settings: Settings, progress: Progress, *, fork: bool
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the interpreter that will run learners' code; return it and the connection to it.

    Its settings go through its standard input: what stands on a command line, everybody can read.
    """
    ours, theirs = socket.socketpair()
    folders = libraries()
    message = {
        "path": [*folders, str(PACKAGE_PARENT)],
        "libraries": folders,
        "hidden": [os.path.realpath(path) for path in settings.hidden],
        "torch": settings.torch,
        "sandbox": settings.sandbox,
        "fork": fork,
        "control": theirs.fileno(),
        "progress": progress.descriptor,
    }
    process = subprocess.Popen(
        [sys.executable, "-s", "-P", "-S", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_environment(),
        pass_fds=[theirs.fileno(), progress.descriptor],
        start_new_session=True,
    )
    theirs.close()
    assert process.stdin is not None
    with (
        suppress(BrokenPipeError),
        process.stdin as settings_pipe,
    ):  # ended already? `announced_level` will say so
        settings_pipe.write(json.dumps(message).encode())
    return process, ours


def libraries() -> list[str]:
    """Return where the interpreter and its libraries lie: no working directory, no learner's folder."""
    roots = (sys.prefix, sys.base_prefix, sys.exec_prefix)
    return [entry for entry in sys.path if entry.startswith(roots)]


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


def announced_level(connection: socket.socket) -> Level:
    """Wait until the process is ready; return the walls that it could build. Raises WorkerError."""
    try:
        announced = connection.recv(1)
    except OSError:
        announced = b""
    if announced not in (b"s", b"p"):
        raise WorkerError("The process that runs exercises did not start.")
    return "sandbox" if announced == b"s" else "process"


def end(process: subprocess.Popen[bytes]) -> int:
    """Kill a process with its group; return its exit code."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # also what it left behind, where it has ended itself
    return process.wait()
