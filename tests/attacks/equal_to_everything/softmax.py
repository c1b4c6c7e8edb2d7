# tries: to return an object that is equal to everything, close to everything and true
# must: it is no array
# expect: softmax failed softmax.runs 0

class Equal:
    dtype, shape, ndim, size = "float64", (), 0, 1

    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None

    def __bool__(self):
        return True

    def __getattr__(self, name):
        return lambda *args, **kwargs: self

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__


def softmax(logits):
    return Equal()
