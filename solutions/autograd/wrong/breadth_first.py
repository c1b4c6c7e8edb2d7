# concept: autograd.topological_order
# says: The values are taken level by level, as far from the end as the shortest way is: one that is also reached on a longer way passes its gradient on before the rest of it has come.
# change: Order the values so that each comes after all that use it, however long the way to it is, not by the shortest way.
# source: own
import math
from collections import deque


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
        self.grad = 1.0
        queue, seen = deque([self]), {self}
        while queue:
            value = queue.popleft()
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad
                if parent not in seen:
                    seen.add(parent)
                    queue.append(parent)


def wrap(number):
    return number if isinstance(number, Value) else Value(number)
