"""Runs a seccomp filter as the kernel would, for processors that are not here."""

import struct

ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026


def verdict(program: bytes, audit_number: int, number: int, *arguments: int) -> int:
    """What the filter returns for a system call. Anything but the few instructions of our filters raises."""
    padded = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    data = struct.pack("<IIQ6Q", number, audit_number, 0, *padded)  # struct seccomp_data
    instructions = list(struct.iter_unpack("<HBBI", program))
    accumulator = position = 0
    while True:
        code, yes, no, operand = instructions[position]
        position += 1
        if code == 0x20:  # load a word
            assert operand % 4 == 0
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif code == 0x06:  # return
            return operand
        else:
            holds = {
                0x15: accumulator == operand,
                0x35: accumulator >= operand,
                0x45: bool(accumulator & operand),
            }[code]
            position += yes if holds else no
