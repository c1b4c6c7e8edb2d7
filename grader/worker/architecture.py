"""What differs between processors: how the kernel names them, and the numbers of their system calls."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Architecture:
    """One kind of processor. Numbers of `other_calls_from` on belong to another kind of program (x32)."""

    audit_number: int
    numbers: dict[str, int]
    other_calls_from: int = 2**32 - 1
