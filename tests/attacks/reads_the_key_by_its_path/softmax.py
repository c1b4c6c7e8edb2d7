# tries: to read the answer key where it lies, by every way of opening a file
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import io
import linecache
import mmap
import os
import pathlib
import tokenize
import zipimport

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


KEY, SEED = "@KIT@/.key/softmax.key", "@KIT@/.key/seed.txt"
libc = ctypes.CDLL(None)


def by_libc(path):
    descriptor = libc.open(path.encode(), 0)
    buffer = ctypes.create_string_buffer(300)
    libc.read(descriptor, buffer, 300)
    return buffer.value


for path in (KEY, SEED):
    for way in (lambda p: open(p, "rb").read(), io.FileIO, pathlib.Path.read_text, os.open, by_libc, linecache.getlines,
                tokenize.open, lambda p: mmap.mmap(os.open(p, os.O_RDONLY), 0)):
        tried(way, pathlib.Path(path) if way is pathlib.Path.read_text else path)
tried(os.listdir, "@KIT@/.key")
tried(lambda: [entry.name for entry in os.scandir("@KIT@")])
tried(lambda: os.open("@KIT@/.key", os.O_PATH))
tried(lambda: open(os.open("@KIT@/.key", os.O_RDONLY | os.O_DIRECTORY)))
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
