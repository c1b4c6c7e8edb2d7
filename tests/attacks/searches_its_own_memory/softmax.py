# tries: to find answers, keys or earlier submissions among all objects, frames, modules and in the raw heap
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0

import ctypes
import gc
import sys

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


WORDS = ("canary", "expected", "mistakes", "misconception", "AnswerBook", "OpenKey")


def interesting(text):
    return [text[max(0, at - 20) : at + 60] for word in WORDS if (at := text.find(word)) >= 0]


def everything():
    hits = []
    for thing in gc.get_objects():
        if isinstance(thing, dict):
            hits += [hit for key, value in list(thing.items()) if isinstance(value, (str, bytes)) for hit in interesting(str(value)[:5000])]
    return hits[:5]


def frames():
    hits, frame = [], sys._getframe()
    while frame is not None:
        hits += [hit for value in list(frame.f_locals.values()) for hit in interesting(repr(value)[:5000])]
        frame = frame.f_back
    return hits[:5]


def heap():
    """Around objects of every kind, as far as nothing crashes."""
    raw = b"".join(ctypes.string_at(id(thing) & ~4095, 4096) for thing in [object(), "text", 10**50, [], {}, sys])
    return [raw[max(0, at - 20) : at + 60] for at in [raw.find(b"can" + b"ary-3")] if at >= 0]


for way in (everything, frames, heap, lambda: sorted(name for name in sys.modules if "grader" in name)):
    tried(way)
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
