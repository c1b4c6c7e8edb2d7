# accepted: all numbers are float32
import numpy as np

f = np.float32


class Value:
    def __init__(self, data, sources=()):
        self.data = f(data)
        self.grad = f(0)
        self.sources = sources

    def _other(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._other(other)
        return Value(self.data + other.data, [(self, f(1)), (other, f(1))])

    def __mul__(self, other):
        other = self._other(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return self * f(-1)

    def __sub__(self, other):
        return self + -self._other(other)

    def __rsub__(self, other):
        return -self + other

    def __pow__(self, n):
        n = f(n)
        return Value(self.data**n, [(self, n * self.data ** (n - f(1)))])

    def exp(self):
        y = np.exp(self.data)
        return Value(y, [(self, y)])

    def log(self):
        return Value(np.log(self.data), [(self, f(1) / self.data)])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, f(0)))])

    def backward(self):
        order = []
        seen = []

        def walk(node):
            if any(node is other for other in seen):
                return
            seen.append(node)
            for source, _ in node.sources:
                walk(source)
            order.insert(0, node)

        walk(self)
        self.grad = f(1)
        for node in order:
            for source, slope in node.sources:
                source.grad = source.grad + slope * node.grad
