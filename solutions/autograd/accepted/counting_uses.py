# accepted: counts how often each value is used in this graph, and goes on from it after the last of these
import math


class Value:
    def __init__(self, data, *inputs):
        self.data = data
        self.grad = 0.0
        self.inputs = inputs

    def __add__(self, other):
        other = value_of(other)
        return Value(self.data + other.data, (self, lambda g: g), (other, lambda g: g))

    def __mul__(self, other):
        other = value_of(other)
        return Value(self.data * other.data, (self, lambda g: g * other.data), (other, lambda g: g * self.data))

    def __neg__(self):
        return Value(-self.data, (self, lambda g: -g))

    def __sub__(self, other):
        return self + (-1) * value_of(other)

    def __rsub__(self, other):
        return (-1) * self + other

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        return Value(self.data**n, (self, lambda g: g * n * self.data ** (n - 1)))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self, lambda g: g * e))

    def log(self):
        return Value(math.log(self.data), (self, lambda g: g / self.data))

    def relu(self):
        on = self.data > 0
        return Value(self.data * on, (self, lambda g: g * on))

    def backward(self):
        uses, todo = {self: 0}, [self]
        while todo:
            for parent, _ in todo.pop().inputs:
                if parent not in uses:
                    uses[parent] = 0
                    todo.append(parent)
                uses[parent] += 1
        self.grad = 1.0
        ready = [self]
        while ready:
            value = ready.pop()
            for parent, pull in value.inputs:
                parent.grad += pull(value.grad)
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)


def value_of(x):
    return x if isinstance(x, Value) else Value(x)
