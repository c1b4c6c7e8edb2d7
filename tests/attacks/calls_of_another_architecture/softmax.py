# tries: to make 32-bit and x32 calls, which a filter for 64-bit calls may not see
# must: the process ends
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import mmap

libc = ctypes.CDLL(None)


def softmax(logits):
    code = bytes([0xB8, 2, 0, 0, 0, 0xCD, 0x80, 0xC3])  # mov eax, 2 (fork); int 0x80; ret
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    libc.syscall(ctypes.c_long(0x40000000 | 57))
    return logits
