"""`grader doctor`: what this machine gives, by trying; what to do, by what is missing. Parts are missing for real."""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from grader.doctor.advice import advice_for, all_advice, why_no_bubblewrap, why_no_landlock
from grader.doctor.machine import Machine
from grader.doctor.probes import Examination, Finding
from grader.doctor.report import text_of
from grader.report.fitting import WIDTH
from grader.worker import seccomp
from grader.worker.client import Worker
from tests.lesser_kernel import LANDLOCK, run_without

DOCTOR = "from grader.cli import main; import sys; sys.argv = ['grader', 'doctor']; main()"
UBUNTU = Machine("Linux", "6.8.0-31-generic", "x86_64", False, False, False, True, "", "3.12.3", "2.13.0")
LAYERS = ("limits", "Landlock", "seccomp", "user", "bubblewrap", "all of it")


def doctor(*before: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", DOCTOR]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
    )


def state(report: str, layer: str) -> str:
    [line] = [line for line in report.splitlines() if line.startswith(f"  {layer} ")]
    return line[len("  Landlock     ") :].split()[0]


def test_where_the_sandbox_holds_the_last_line_says_that_a_class_may_be_graded(walled: Worker) -> None:
    ran = doctor()
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.splitlines()[-1] == "Level: sandbox. Good enough for a class."
    assert [state(ran.stdout, layer) for layer in ("limits", "Landlock", "seccomp", "all of it")] == [
        "holds"
    ] * 4
    assert "got through" in ran.stdout and " got through:" not in ran.stdout


@pytest.mark.usefixtures("walled")
def test_without_landlock_it_is_not_good_enough_and_the_rest_still_holds() -> None:
    ran = run_without(LANDLOCK, DOCTOR)
    assert ran.returncode == 1
    assert ran.stdout.splitlines()[-1].startswith("Level: process. Not good enough for a class")
    assert [state(ran.stdout, layer) for layer in ("Landlock", "seccomp", "all of it")] == [
        "MISSING",
        "holds",
        "MISSING",
    ]
    assert "got through: read a file" in ran.stdout and "What can be done" in ran.stdout


@pytest.mark.usefixtures("walled")
def test_without_filters_nearly_everything_gets_through() -> None:
    here = seccomp.architecture()
    assert here is not None
    ran = run_without((here.numbers["prctl"],), DOCTOR)
    assert ran.returncode == 1 and state(ran.stdout, "seccomp") == "MISSING"
    assert "This kernel takes no seccomp filters" in ran.stdout


@pytest.mark.usefixtures("walled")
@pytest.mark.skipif(not shutil.which("bwrap"), reason="needs bubblewrap")
def test_where_bubblewrap_may_not_work_its_own_words_are_told() -> None:
    here = seccomp.architecture()
    assert here is not None
    ran = run_without((here.numbers["pivot_root"],), DOCTOR)
    assert ran.returncode == 0 and state(ran.stdout, "bubblewrap") == "MISSING"
    assert "It says: bwrap: pivot_root:" in " ".join(ran.stdout.split())


@pytest.mark.usefixtures("walled")
def test_where_bubblewrap_is_not_installed_it_is_told_how(tmp_path: Path) -> None:
    ran = doctor(path=str(tmp_path))
    assert ran.returncode == 0 and state(ran.stdout, "bubblewrap") == "-"
    assert "sudo apt install bubblewrap" in ran.stdout


ORDINARY = (
    "bwrap",
    "--dev-bind",
    "/",
    "/",
    "--unshare-user",
    "--uid",
    "1234",
    "--gid",
    "1234",
    "--cap-drop",
    "ALL",
)


@pytest.mark.usefixtures("walled")
def test_an_ordinary_user_needs_no_other_user() -> None:
    if not shutil.which("bwrap") or subprocess.run([*ORDINARY, "true"], capture_output=True).returncode:
        pytest.skip("needs bubblewrap")
    ran = doctor(*ORDINARY)
    assert ran.returncode == 0 and state(ran.stdout, "user") == "-"
    assert "an ordinary user" in ran.stdout


@pytest.mark.parametrize(
    ("machine", "error", "name"),
    [
        (replace(UBUNTU, release="5.10.0-28-amd64"), errno.ENOSYS, "old_kernel"),
        (replace(UBUNTU, release="5.15.90.1-microsoft-standard-WSL2", wsl=True), errno.ENOSYS, "wsl"),
        (replace(UBUNTU, container=True), errno.EPERM, "container"),
        (replace(UBUNTU, container=True), errno.EOPNOTSUPP, "switched_off"),
        (UBUNTU, errno.EOPNOTSUPP, "switched_off"),
    ],
)
def test_why_there_is_no_landlock(machine: Machine, error: int, name: str) -> None:
    assert why_no_landlock(machine, error) == name


@pytest.mark.parametrize(
    ("machine", "name"),
    [
        (replace(UBUNTU, namespaces="apparmor"), "apparmor"),
        (replace(UBUNTU, namespaces="kernel"), "namespaces"),
        (replace(UBUNTU, container=True, namespaces="apparmor"), "bubblewrap_in_container"),
    ],
)
def test_why_bubblewrap_does_not_work(machine: Machine, name: str) -> None:
    assert why_no_bubblewrap(machine) == name


def test_on_a_mac_a_class_needs_linux() -> None:
    missing = tuple(
        Finding(layer, "missing", "It cannot be put on here.") for layer in LAYERS if layer != "user"
    )
    missing += (Finding("user", "unused", "You are not root, so no submission is."),)
    mac = replace(UBUNTU, system="Darwin", release="24.5.0", processor="arm64", bubblewrap=False)
    examination = Examination(mac, missing, "process")
    advice = advice_for(examination)
    assert [one.title for one in advice] == ["macOS has no walls that this kit can use"]
    assert text_of(examination, advice).endswith("Not good enough for a class, unless you --trust-students.")


def test_everything_fits_into_80_columns() -> None:
    leaks = tuple(Finding(layer, "leaks", "words " * 40, 99, ("get out",) * 60) for layer in LAYERS)
    report = text_of(Examination(UBUNTU, leaks, "process"), all_advice(UBUNTU))
    assert len(report.splitlines()) > 100
    assert [line for line in report.splitlines() if len(line) > WIDTH or "{" in line] == []
