# accepted: one tape for all values records the operations in the order in which they are made
from math import exp, log

tape = []


class Value:
    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0

    def record(self, data, *inputs):
        result = Value(data)
        tape.append((result, inputs))
        return result

    def __add__(self, other):
        other = lift(other)
        return self.record(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        other = lift(other)
        return self.record(self.data * other.data, (self, other.data), (other, self.data))

    def __sub__(self, other):
        other = lift(other)
        return self.record(self.data - other.data, (self, 1), (other, -1))

    def __radd__(self, other):
        return lift(other) + self

    def __rmul__(self, other):
        return lift(other) * self

    def __rsub__(self, other):
        return lift(other) - self

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        return self.record(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return self.record(exp(self.data), (self, exp(self.data)))

    def log(self):
        return self.record(log(self.data), (self, 1 / self.data))

    def relu(self):
        return self.record(max(self.data, 0), (self, int(self.data > 0)))

    def backward(self):
        self.grad = 1.0
        for result, inputs in reversed(tape):
            if result.grad:
                for value, slope in inputs:
                    value.grad += slope * result.grad
        tape.clear()


def lift(number):
    return number if isinstance(number, Value) else Value(number)
