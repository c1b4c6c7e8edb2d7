# tries: to leave a note for the next student's process: on the progress page, in descriptors, in shared libraries
# must: each submission starts from the same state
# expect: softmax failed softmax.runs 0

import os
import sys

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)



def progress():
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if type(value).__name__ == "Progress":
                return value
        frame = frame.f_back


page = progress()
tried(lambda: bytes(page._page[8:]).strip(b"\0")[:99])
note = b"the answers: canary-" + b"3f9a61d7"
page._page[100 : 100 + len(note)] = note
for descriptor in range(64):
    tried(os.lseek, descriptor, 77, 0)
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
