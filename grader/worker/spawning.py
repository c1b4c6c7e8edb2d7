"""Starting a clean interpreter: nothing of the user's environment, nothing open but what it is given."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress

from grader.worker import bubblewrap
from grader.worker.clock import Progress
from grader.worker.host import PACKAGE_PARENT, Settings, WorkerError
from grader.worker.layers import Layers
from grader.worker.readable import libraries

# The collector is off until all is imported: an import makes no garbage, and looking for it takes time.
_START = (
    "import gc; gc.disable(); import json, os, sys; settings = json.load(sys.stdin); "
    "os.close(0); os.open(os.devnull, os.O_RDONLY); "
    "sys.path[:] = settings['path']; from grader.worker.zygote import main; main(settings)"
)

_CANNOT_IMPORT = (
    "{library} cannot be imported here: {problem}. Install it anew: with make, delete the folder .venv first."
)


def spawn(
    settings: Settings, progress: Progress, *, fork: bool
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the interpreter that will run learners' code; return it and the connection to it.

    Its settings go through its standard input: what stands on a command line, everybody can read.
    """
    ours, theirs = socket.socketpair()
    hidden = [os.path.realpath(path) for path in settings.hidden]
    command = [sys.executable, "-s", "-P", "-S", "-c", _START]
    process = subprocess.Popen(
        bubblewrap.wrapped(command, hidden) if settings.bubblewrap else command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_environment(),
        pass_fds=[theirs.fileno(), progress.descriptor],
        start_new_session=True,
    )
    folders = libraries()
    message = {
        "path": [*folders, str(PACKAGE_PARENT)],
        "libraries": folders,
        "hidden": hidden,
        "torch": settings.torch,
        "sandbox": settings.sandbox,
        "fork": fork,
        "control": theirs.fileno(),
        "progress": progress.descriptor,
    }
    assert process.stdin is not None
    with suppress(BrokenPipeError), process.stdin as pipe:  # broken: it ended, and `announced` will say so
        pipe.write(json.dumps(message).encode())
    theirs.close()
    return process, ours


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


def announced(connection: socket.socket, *, bubblewrap: bool) -> Layers:
    """Wait until the process is ready; return what it could build. Raises WorkerError."""
    text = b""
    with suppress(OSError):
        while not text.endswith(b"\n") and (more := connection.recv(100)):
            text += more
    try:
        said = json.loads(text)
    except ValueError as error:
        raise WorkerError("The process that runs exercises did not start.") from error
    if "problem" in said:
        raise WorkerError(_CANNOT_IMPORT.format(**said))
    return Layers(**said, bubblewrap=bubblewrap)


def end(process: subprocess.Popen[bytes]) -> int:
    """Kill a process with its group; return its exit code."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # also what it left behind, where it has ended itself
    return process.wait()
