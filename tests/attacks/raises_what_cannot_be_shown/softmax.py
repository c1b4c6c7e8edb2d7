# tries: to hang, to fill memory or to delete files while its exception is being shown
# must: an exception is shown within bounds
# expect: softmax failed softmax.runs 0

class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


class Huge(Exception):
    def __str__(self):
        return "x" * 10**8


class Recursive(Exception):
    def __str__(self):
        return str(self)


class Deletes(BaseException):
    def __str__(self):
        open("@TRACE@", "w").close()
        raise self

    @property
    def __traceback__(self):
        raise SystemExit

    @property
    def __class__(self):
        raise KeyboardInterrupt


def softmax(logits):
    if logits.ndim == 1:
        raise Huge
    if len(logits) == 1:
        raise Recursive
    if logits.shape == (2, 3):
        raise Deletes
    raise ExceptionGroup("many", [ValueError(str(i)) for i in range(10**5)])
