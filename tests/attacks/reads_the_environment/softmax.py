# tries: to find a password in the environment, its own or that of the C library
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0

import ctypes
import os

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
tried(lambda: dict(os.environ))
tried(lambda: list(iter(iter(environ).__next__, None)))
tried(os.getenv, "GRADEBOOK_PASSWORD")
tried(lambda: os.environb[b"GRADEBOOK_PASSWORD"])
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
