# concept: autograd.linear_cost
# says: The gradients are right, but the graph is swept again and again until nothing changes any more, as many times as it is deep. In the right order one sweep is enough.
# change: Order the values so that each comes after all that use it; then one sweep gives all gradients.
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
        everything, stack = [], [self]
        while stack:
            value = stack.pop()
            if value not in everything:
                everything.append(value)
                stack.extend(value.parents)
        everything.reverse()
        before = None
        while before != [value.grad for value in everything]:
            before = [value.grad for value in everything]
            arriving = {value: 0.0 for value in everything}
            arriving[self] = 1.0
            for value in everything:
                for parent, slope in zip(value.parents, value.slopes):
                    arriving[parent] += slope * value.grad
            for value in everything:
                value.grad = arriving[value]


def wrap(number):
    return number if isinstance(number, Value) else Value(number)
