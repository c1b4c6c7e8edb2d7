"""The walls around a learner's code, and the proof that they stand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.judging import keyring_of
from grader.key.store import path_of
from grader.places import Places
from grader.worker.client import Worker
from grader.worker.readable import readable
from grader.worker.selftest import attempts, escapes
from tests.test_user import powers
from tests.workers import answer_of, started, warm_process


def test_nothing_gets_out_of_the_sandbox(walled: Worker) -> None:
    assert escapes(walled) == []


def test_the_selftest_finds_what_gets_out_where_there_is_no_sandbox(bare_worker: Worker) -> None:
    assert bare_worker.level == "process"
    found = set(escapes(bare_worker))
    assert found >= {
        *(
            "read a file",
            "read a file through /proc",
            "list a folder",
            "make a file",
            "make a file in shared memory",
        ),
        *(
            "open a socket",
            "connect to us through a file",
            "connect to us through a name",
            "connect to us over TCP",
        ),
        *("start a process", "signal us", "limit us", "hold us by a descriptor", "run a program"),
        *("make a link", "make a symbolic link", "change who may read a file", "have a file in memory"),
    }
    assert {name for name in found if not name.startswith("look into ")} <= set(attempts())


@pytest.mark.skipif(not powers() & (1 << 21), reason="only root with CAP_SYS_ADMIN can do everything")
def test_nearly_every_attempt_would_succeed_as_root_without_walls(bare_worker: Worker) -> None:
    """Those that do not need more than root has in a virtual machine or a container."""
    assert len(set(attempts()) - set(escapes(bare_worker))) <= 10


def test_what_must_stay_hidden_is_looked_for_where_it_lies(walled: Worker) -> None:
    """Given something to hide below the system's libraries; then no wall can hide it, and the proof says so."""
    with started(hidden=(Path("/usr/lib"),)) as worker:
        assert escapes(worker) == ["look into /usr/lib"]


def test_a_kit_inside_of_python_s_own_folder_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    folder = str(tmp_path.resolve())
    assert f"{folder}/solutions" in readable([folder], [])
    assert f"{folder}/solutions" not in readable([folder], [folder])


def test_a_worker_whose_sandbox_is_open_says_process_from_then_on() -> None:
    with started() as worker:
        worker.distrust_sandbox()
        assert worker.level == "process"


def test_no_submission_reads_the_key(walled: Worker, places: Places) -> None:
    key = path_of(places.keys, "softmax")
    keyring_of(places).key("softmax")
    assert key.exists()
    for attempt in (f"open({str(key)!r}, 'rb').read()", f"__import__('os').listdir({str(places.keys)!r})"):
        answer = answer_of(walled, f"def f():\n    return {attempt}")
        assert answer.fault is not None and answer.fault.type == "PermissionError"


def test_no_submission_imports_the_checks(worker: Worker) -> None:
    answer = answer_of(worker, "def f():\n    from grader.checks import test_softmax")
    assert answer.fault is not None and answer.fault.type in ("ModuleNotFoundError", "PermissionError")


def test_the_worker_imports_nothing_that_knows_an_answer() -> None:
    program = (
        "import importlib, json, pkgutil, sys, grader.worker as worker\n"
        "for module in pkgutil.iter_modules(worker.__path__):\n"
        "    importlib.import_module(f'grader.worker.{module.name}')\n"
        "print(json.dumps(sorted(name for name in sys.modules if name.split('.')[0] in ('grader', 'solutions'))))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    names = json.loads(ran.stdout)
    assert "grader.worker.zygote" in names
    assert {".".join(name.split(".")[:2]) for name in names} == {"grader", "grader.worker"}


def test_the_warm_process_has_nothing_of_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    with started() as worker:
        assert worker.level in ("sandbox", "process")
        process = warm_process(worker)
        assert process.environ().keys().isdisjoint({"SECRET_TOKEN", "PYTHONPATH"})
        assert process.cwd() == "/"
        seen = answer_of(worker, "import os\ndef f():\n    return list(os.environ.values())")
    assert "hunter2" not in str(seen.value)
