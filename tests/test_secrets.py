"""What the judge knows stays with the judge: a learner's code that looks everywhere finds none of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEARCH = r'''
import ctypes, gc, mmap, os, re, select, stat, sys

SECRET = re.compile(rb"hunter2-[a-z]+-\d{6}")
found = {}

def look(where, thing):
    data = thing if isinstance(thing, bytes) else repr(thing).encode("utf-8", "replace")
    found.setdefault(where, set()).update(one.decode() for one in SECRET.findall(data))

def try_to_look(where, function):
    try:
        look(where, function())
    except (OSError, ValueError):
        pass

def read_descriptor(number):
    kind = os.fstat(number).st_mode
    if stat.S_ISREG(kind):
        os.lseek(number, 0, 0)
        return os.read(number, 4096)
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return os.read(number, 4096) if stat.S_ISFIFO(kind) and poll.poll(0) else b""

def frames():
    frame = sys._getframe()
    while frame is not None:
        yield from frame.f_locals.values()
        yield from [one for one in frame.f_globals.values() if one is not found]
        frame = frame.f_back

def pages():
    """Memory around all that is known to lie somewhere: objects, the heap, the stack with what exec left there."""
    libc = ctypes.CDLL(None)
    libc.sbrk.restype = ctypes.c_void_p
    places = {id(one) >> 20 << 20 for one in gc.get_objects()}
    heap, stack = libc.sbrk(0), ctypes.c_void_p.in_dll(libc, "environ").value
    places |= set(range((heap >> 20) - 64 << 20, heap, 1 << 20)) | {stack >> 20 << 20, (stack >> 20) - 1 << 20}
    for place in places:
        for page in range(place, place + (1 << 20), mmap.PAGESIZE):
            if libc.mincore(ctypes.c_void_p(page), ctypes.c_size_t(1), ctypes.create_string_buffer(1)) == 0:
                yield page

def f():
    look("environment", dict(os.environ))
    look("arguments", [sys.argv, sys.orig_argv, sys.path])
    for name in ("environ", "cmdline", "maps", "mem", "fd", "status"):
        try_to_look("proc", lambda: open(f"/proc/self/{name}", "rb").read())
    for process in [os.getppid(), *range(1, 400)]:
        for name in ("environ", "cmdline"):
            try_to_look("proc", lambda: open(f"/proc/{process}/{name}", "rb").read())
    for number in range(1024):
        try_to_look("descriptors", lambda: read_descriptor(number))
    for value in frames():
        look("frames", value)
    for one in gc.get_objects():
        if type(one) in (dict, list, tuple) and len(one) < 500:
            look("objects", [part for part in one if type(part) in (str, bytes)])
    count = 0
    for page in pages():
        count += 1
        look("memory", ctypes.string_at(page, mmap.PAGESIZE))
    return [count, [f"{where}: {secret}" for where, secrets in found.items() for secret in sorted(secrets)]]
'''

JUDGE = """
import json, os, pathlib, sys
from tests.test_secrets import SEARCH
from grader.worker.messages import Step
from tests.workers import started, task
with started(hidden=(pathlib.Path(sys.argv[2]),), fork=sys.argv[3] == "fork") as worker:
    [answers] = worker.run([task(SEARCH, Step("call", "f", ()), seconds=20, in_all=20)])
print(json.dumps(answers.answers[0].value or str(answers)))
"""


@pytest.mark.parametrize("how", ["fork", "fresh"])
def test_no_secret_of_the_judge_reaches_a_learner_s_code(tmp_path: Path, how: str) -> None:
    """Given secrets in the judge's environment, arguments, open descriptors and hidden folders."""
    reading, writing = os.pipe()
    os.write(writing, b"hunter2-pipe-123456")
    with open(tmp_path / "file", "w+b", buffering=0) as file:
        file.write(b"hunter2-file-123456")
        ran = subprocess.run(
            [sys.executable, "-c", JUDGE, "hunter2-argument-123456", tmp_path / "hunter2-folder-123456", how],
            env={**os.environ, "TOKEN": "hunter2-variable-123456"},
            pass_fds=[reading, file.fileno()],
            capture_output=True,
            text=True,
            check=True,
        )
    os.close(reading)
    os.close(writing)
    pages, found = json.loads(ran.stdout)
    assert pages > 1000 and found == []


def test_the_search_finds_secrets_where_there_are_any(tmp_path: Path) -> None:
    program = f"import json\n{SEARCH}\nprint(json.dumps(f()[1]))"
    with open(tmp_path / "file", "w+b", buffering=0) as file:
        file.write(b"hunter2-file-123456")
        ran = subprocess.run(
            [sys.executable, "-c", program, "hunter2-argument-123456"],
            env={**os.environ, "TOKEN": "hunter2-variable-123456"},
            pass_fds=[file.fileno()],
            capture_output=True,
            text=True,
            check=True,
        )
    assert set(json.loads(ran.stdout)) >= {
        "environment: hunter2-variable-123456",
        "arguments: hunter2-argument-123456",
        "descriptors: hunter2-file-123456",
        "proc: hunter2-variable-123456",
        "frames: hunter2-argument-123456",
        "objects: hunter2-argument-123456",
        "memory: hunter2-variable-123456",
    }
