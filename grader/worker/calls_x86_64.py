"""The system calls of x86_64, by name: the numbers of asm/unistd_64.h."""

from grader.worker.architecture import Architecture

_NUMBERS = {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "lseek": 8, "stat": 4, "lstat": 6, "poll": 7,
    "ppoll": 271, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "mremap": 25, "mincore": 27,
    "madvise": 28, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "sigaltstack": 131,
    "dup": 32, "pread64": 17, "readv": 19, "writev": 20, "access": 21, "openat": 257, "open": 2,
    "newfstatat": 262, "statx": 332, "faccessat": 269, "faccessat2": 439, "getdents64": 217, "readlink": 89,
    "readlinkat": 267, "getcwd": 79, "statfs": 137, "fstatfs": 138, "sched_yield": 24, "nanosleep": 35,
    "clock_nanosleep": 230, "getitimer": 36, "setitimer": 38, "gettimeofday": 96, "time": 201,
    "clock_gettime": 228, "clock_getres": 229, "times": 100, "getpid": 39, "getppid": 110, "gettid": 186,
    "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108, "getpgrp": 111, "getpgid": 121,
    "uname": 63, "sysinfo": 99, "getrlimit": 97, "getrusage": 98, "getrandom": 318, "arch_prctl": 158,
    "futex": 202, "set_tid_address": 218, "set_robust_list": 273, "get_robust_list": 274, "rseq": 334,
    "membarrier": 324, "getcpu": 309, "sched_getaffinity": 204, "sched_getparam": 143,
    "sched_getscheduler": 145, "get_mempolicy": 239, "restart_syscall": 219, "exit": 60, "exit_group": 231,
    "prlimit64": 302, "sched_setaffinity": 203, "ioctl": 16, "fcntl": 72, "clone": 56, "clone3": 435,
    # refused ones, which the attempts to break out make
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kill": 62, "tgkill": 234,
    "rt_sigqueueinfo": 129, "pidfd_open": 434, "pidfd_send_signal": 424, "pidfd_getfd": 438, "execve": 59,
    "execveat": 322, "fork": 57, "vfork": 58, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166,
    "pivot_root": 155, "chroot": 161, "setuid": 105, "setresuid": 117, "setgroups": 116, "capset": 126,
    "prctl": 157, "setrlimit": 160, "socket": 41, "socketpair": 53, "io_uring_setup": 425, "bpf": 321,
    "userfaultfd": 323, "perf_event_open": 298, "keyctl": 250, "add_key": 248, "memfd_create": 319,
    "shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240, "mknodat": 259, "mkdirat": 258,
    "unlinkat": 263, "renameat2": 316, "symlinkat": 266, "linkat": 265, "fchmodat": 268, "fchownat": 260,
    "truncate": 76, "ftruncate": 77, "utimensat": 280, "open_by_handle_at": 304, "init_module": 175,
    "inotify_init1": 294, "fanotify_init": 300, "splice": 275, "vmsplice": 278, "personality": 135,
    "sched_setscheduler": 144, "setpriority": 141, "seccomp": 317, "landlock_restrict_self": 446,
    "chdir": 80, "setsid": 112,
}  # fmt: skip

X86_64 = Architecture(
    audit_number=0xC000003E,
    numbers=_NUMBERS,
    other_calls_from=0x40000000,  # a bit that marks the calls of x32 programs
)
