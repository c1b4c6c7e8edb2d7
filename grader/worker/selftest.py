"""The proof of the sandbox: a submission that tries to break out, run as every submission is run.

A wall is believed only when an attempt to pass it failed. If any succeeds, the level is `process`, and said so.
"""

import os
import socket
import tempfile
from pathlib import Path

from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Step, Task

ATTEMPTS = [
    "read_a_file",
    "list_a_folder",
    "write_a_file",
    "open_a_socket",
    "connect_to_us",
    "start_a_process",
    "signal_us",
    "limit_us",
]

_ESCAPE_ARTIST = """
import os, socket

def read_a_file(path, folder, address, process):
    return open(path).read() != ""

def list_a_folder(path, folder, address, process):
    return os.listdir(folder) is not None

def write_a_file(path, folder, address, process):
    with open(os.path.join(folder, "written"), "w") as file:
        return file.write("x") == 1

def open_a_socket(path, folder, address, process):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    return True

def connect_to_us(path, folder, address, process):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
    return True

def start_a_process(path, folder, address, process):
    if os.fork() == 0:
        os._exit(0)
    return True

def limit_us(path, folder, address, process):
    import resource
    resource.prlimit(process, resource.RLIMIT_CORE)
    return True

def signal_us(path, folder, address, process):
    os.kill(process, 0)
    return True
"""


def escapes(worker: Worker) -> list[str]:
    """Return which of the attempts got through the walls of this worker's children; none is right."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        canary = Path(folder, "canary")
        canary.write_text("an answer")
        address = str(Path(folder, "socket"))
        listener.bind(address)
        listener.listen(1)
        arguments = (str(canary), folder, address, os.getpid())
        steps = [Step(name, name, arguments) for name in ATTEMPTS]
        task = Task("escape_artist", _ESCAPE_ARTIST, ATTEMPTS, wire.encode(steps), [], 10.0, 5.0, 20.0)
        [answers] = worker.run([task])
    if answers.load != "ok":
        return ATTEMPTS
    return [answer.name for answer in answers.answers if answer.status != "raised"]


def holds(worker: Worker) -> bool:
    """Return whether no attempt got through."""
    return not escapes(worker)
