# concept: autograd.topological_order
# says: A value that is also used outside of this graph waits for a gradient from there, which never comes: what lies behind it gets nothing.
# change: Count only the uses that lead to the value on which backward is called.
# source: gh:karpathy/micrograd#2
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.open_uses = 0
        for parent in parents:
            parent.open_uses += 1

    def __add__(self, other):
        other = wrap(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = wrap(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-wrap(other))

    def __rsub__(self, other):
        return wrap(other) + (-self)

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def relu(self):
        return Value(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))

    def backward(self):
        self.grad = 1.0
        ready = [self]
        while ready:
            value = ready.pop()
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad
                parent.open_uses -= 1
                if parent.open_uses == 0:
                    ready.append(parent)


def wrap(number):
    return number if isinstance(number, Value) else Value(number)
