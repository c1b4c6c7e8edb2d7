# tries: to hang, to fill memory or to delete files while its exception is being shown
# must: an exception is shown within bounds
# expect: softmax failed softmax.runs 0
# needs: sandbox

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


KINDS = [Huge, Recursive, Deletes, ExceptionGroup("many", [ValueError(str(i)) for i in range(10**5)])]


def softmax(logits):
    raise KINDS.pop() if KINDS else ValueError
