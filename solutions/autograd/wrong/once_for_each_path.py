# concept: autograd.linear_cost
# says: The gradients are right, but the way back goes along each path by itself: every reuse doubles the work, and with 64 of them nobody could wait for the end.
# change: Put the values into an order first, and let each pass on the whole of its gradient once, when all of it is there.
# source: own
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

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
        for value in self.everything(set()):
            value.grad = 0.0
        self.receive(1.0)

    def everything(self, seen):
        if self not in seen:
            seen.add(self)
            for parent in self.parents:
                parent.everything(seen)
        return seen

    def receive(self, gradient):
        self.grad += gradient
        for parent, slope in zip(self.parents, self.slopes):
            parent.receive(slope * gradient)


def wrap(number):
    return number if isinstance(number, Value) else Value(number)
