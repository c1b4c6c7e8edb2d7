"""Where the judge is root, a learner's code is somebody else: a user that owns nothing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Step
from grader.worker.user import choose
from tests.workers import answer_of, started, task, warm_process

as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
NEVER_ENDS = "while True:\n    pass\n"
READING = 1 << 2  # CAP_DAC_READ_SEARCH


def powers() -> int:
    """The capabilities of this process, as bits."""
    return int(facts(psutil.Process())["CapEff"], 16)


@contextmanager
def busy_child(worker: Worker) -> Iterator[psutil.Process]:
    """A child that runs a file which never ends."""
    with worker._host.new_child() as connection:
        wire.send(connection.fileno(), wire.encode([task(NEVER_ENDS, Step("call", "f", ()), seconds=60)]))
        assert wire.receive(connection.fileno(), 5) == b""
        yield max(warm_process(worker).children(recursive=True), key=psutil.Process.create_time)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; those of tmp_path lie in a closed one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def library_in(folder: Path) -> str:
    path = folder / "library.py"
    path.touch()
    return str(path)


def facts(process: psutil.Process) -> dict[str, str]:
    """What the kernel says about a process."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return {name: " ".join(value.split()) for name, _, value in (line.partition(":") for line in lines)}


@as_root
def test_a_child_of_root_is_somebody_else_with_no_power_and_no_group(walled: Worker) -> None:
    with started() as worker, busy_child(worker) as process:
        child = facts(process)
    users, groups = set(child["Uid"].split()), set(child["Gid"].split())
    assert len(users) == len(groups) == 1 and "0" not in users | groups
    assert child["Groups"] == "" and child["NoNewPrivs"] == "1"
    kept = {int(child[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")}
    assert kept <= {0, READING}


@as_root
def test_two_warm_processes_share_no_user() -> None:
    with started() as one, started() as other, busy_child(one) as ada, busy_child(other) as bob:
        assert facts(ada)["Uid"] != facts(bob)["Uid"]


@pytest.mark.parametrize("library", ["scipy.special", "scipy.optimize", "sqlite3", "concurrent.futures"])
def test_a_library_that_is_loaded_late_can_be_read_all_the_same(worker: Worker, library: str) -> None:
    program = f"import {library}\ndef f():\n    return 1"
    assert answer_of(worker, program).value == 1


@as_root
def test_the_user_owns_nothing_where_everybody_may_read_the_libraries(open_folder: Path) -> None:
    file = library_in(open_folder)
    assert choose([file]).way == "own"


@as_root
@pytest.mark.skipif(not powers() & READING, reason="root may not read everything here, as in a container")
def test_the_user_may_read_behind_closed_folders_where_the_libraries_lie_there(open_folder: Path) -> None:
    file = library_in(open_folder)
    open_folder.chmod(0o700)
    assert choose([file]).way == "reader"


CHOOSE = "import sys; from grader.worker.user import choose; print(choose(sys.argv[1:]).way)"


@as_root
@pytest.mark.skipif(not shutil.which("setpriv"), reason="needs setpriv")
@pytest.mark.parametrize("missing", ["dac_override,-dac_read_search", "setuid", "setgid", "kill"])
def test_root_without_the_power_to_change_stays_root(open_folder: Path, missing: str) -> None:
    """As root in a container that was given less."""
    file = library_in(open_folder)
    open_folder.chmod(0o700)
    command = ["setpriv", f"--bounding-set=-{missing}", sys.executable, "-c", CHOOSE, file]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "root\n"


def test_an_ordinary_user_stays_who_they_are() -> None:
    program = CHOOSE.replace("print", "import os; os.getuid() or os.setuid(1234); print")
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "same\n"


@pytest.mark.parametrize("whom", ["warm process", "child"])
def test_a_child_of_another_user_is_ended_all_the_same(whom: str) -> None:
    with started() as worker, busy_child(worker) as child:
        (warm_process(worker) if whom == "warm process" else child).kill()
        gone, _ = psutil.wait_procs([child], timeout=5)
    assert gone == [child]


JUDGE = """
import time
from tests.test_user import busy_child
from tests.workers import started
with started() as worker, busy_child(worker) as child:
    print(child.pid, worker._host._process.pid, flush=True)
    time.sleep(60)
"""


def test_nothing_is_left_when_the_judge_is_killed() -> None:
    judge = subprocess.Popen([sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, text=True)
    assert judge.stdout is not None
    processes = [psutil.Process(int(number)) for number in judge.stdout.readline().split()]
    judge.send_signal(signal.SIGKILL)
    judge.wait()
    _, alive = psutil.wait_procs(processes, timeout=5)
    assert len(processes) == 2 and not alive
