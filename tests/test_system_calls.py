"""Which system calls a learner's code may make: on this processor and on those that are not here."""

import re
import shutil
import subprocess

import pytest

from grader.worker.architecture import Architecture
from grader.worker.bpf import assemble
from grader.worker.calls_aarch64 import AARCH64
from grader.worker.calls_x86_64 import X86_64
from grader.worker.seccomp import POLICY
from tests.bpf_machine import ALLOW, ENOSYS, EPERM, KILL, verdict

HEADERS = {"x86_64": "asm/unistd_64.h", "aarch64": "asm-generic/unistd.h"}
BOTH = pytest.mark.parametrize("here", [X86_64, AARCH64], ids=["x86_64", "aarch64"])
PTHREAD = 0x3D0F00  # the flags with which libc makes a thread
THREAD, NEW_USER, NEW_NET = 0x10000, 0x10000000, 0x40000000


def asked(here: Architecture, name: str, *arguments: int) -> int:
    return verdict(assemble(POLICY, here), here.audit_number, here.numbers[name], *arguments)


@pytest.mark.parametrize(("name", "here"), [("x86_64", X86_64), ("aarch64", AARCH64)])
def test_the_numbers_are_those_of_the_kernel_s_headers(name: str, here: Architecture) -> None:
    kernel = numbers_in(HEADERS[name])
    assert here.numbers == {call: kernel[call] for call in here.numbers}
    assert set(POLICY.allowed) & set(kernel) == set(POLICY.allowed) & set(here.numbers)


def numbers_in(header: str) -> dict[str, int]:
    wanted = ["TIME32_SYSCALLS", "NEW_STAT", "SET_GET_RLIMIT", "RENAMEAT", "SYS_CLONE3"]
    flags = ["-dM", "-D__BITS_PER_LONG=64", *(f"-D__ARCH_WANT_{one}" for one in wanted), "-"]
    if not shutil.which("cpp"):
        pytest.skip("needs a C preprocessor")
    ran = subprocess.run(
        ["cpp", *flags], input=f"#include <{header}>\n", capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        pytest.skip("needs the kernel's headers")
    defined = dict(re.findall(r"#define (__NR\w*) (\w+)", ran.stdout))
    named = {name.removeprefix("__NR_"): defined.get(value, value) for name, value in defined.items()}
    return {name: int(value) for name, value in named.items() if value.isdigit()}


@BOTH
def test_only_what_is_on_the_list_is_allowed(here: Architecture) -> None:
    program = assemble(POLICY, here)
    allowed = {
        number for number in range(1200) if verdict(program, here.audit_number, number, 1, 0xFFFF) == ALLOW
    }
    assert allowed == {here.numbers[name] for name in POLICY.allowed if name in here.numbers}


@BOTH
@pytest.mark.parametrize(
    "call",
    ["socket", "execve", "execveat", "ptrace", "kill", "tgkill", "mount", "setuid", "memfd_create", "prctl"],
)
def test_a_way_out_is_refused(here: Architecture, call: str) -> None:
    assert asked(here, call) == EPERM


@BOTH
def test_threads_are_allowed_processes_and_namespaces_are_not(here: Architecture) -> None:
    assert asked(here, "clone", PTHREAD) == ALLOW
    assert asked(here, "clone3") == ENOSYS
    for flags in (0, 17, PTHREAD & ~THREAD, THREAD | NEW_USER, THREAD | NEW_NET):
        assert asked(here, "clone", flags) == EPERM


@BOTH
def test_a_process_limits_itself_and_no_other(here: Architecture) -> None:
    assert asked(here, "prlimit64", 0) == ALLOW
    assert asked(here, "prlimit64", 1) == EPERM


@BOTH
def test_a_process_stays_on_the_cores_that_it_was_given(here: Architecture) -> None:
    assert asked(here, "sched_setaffinity", 0) == EPERM


@BOTH
def test_descriptors_are_asked_and_not_made_to_signal(here: Architecture) -> None:
    get_flags, set_owner, terminal_size, push_input = 3, 8, 0x5413, 0x5412
    assert asked(here, "fcntl", 5, get_flags) == ALLOW
    assert asked(here, "fcntl", 5, set_owner) == EPERM
    assert asked(here, "ioctl", 0, terminal_size) == ALLOW
    assert asked(here, "ioctl", 0, push_input) == EPERM


@BOTH
def test_a_program_of_another_kind_is_killed(here: Architecture) -> None:
    program = assemble(POLICY, here)
    for other in {X86_64.audit_number, AARCH64.audit_number, 0x40000003, 0x40000028} - {here.audit_number}:
        assert verdict(program, other, here.numbers["read"]) == KILL


def test_the_calls_of_x32_programs_are_killed() -> None:
    assert verdict(assemble(POLICY, X86_64), X86_64.audit_number, 0x40000000) == KILL
