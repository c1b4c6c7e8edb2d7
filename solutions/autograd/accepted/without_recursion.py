# accepted: a stack of its own in place of recursion, and gradients in a dict until the end
import math


def as_value(x):
    return x if isinstance(x, Value) else Value(x)


class Value:
    __slots__ = ("data", "grad", "parents")

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    __radd__ = __add__

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    __rmul__ = __mul__

    def __neg__(self):
        return Value(-self.data, ((self, -1.0),))

    def __sub__(self, other):
        return self + -as_value(other)

    def __rsub__(self, other):
        return as_value(other) + -self

    def __pow__(self, n):
        return Value(self.data**n, ((self, n * self.data ** (n - 1)),))

    def exp(self):
        y = math.exp(self.data)
        return Value(y, ((self, y),))

    def log(self):
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def relu(self):
        return Value(self.data, ((self, 1.0),)) if self.data > 0 else Value(0.0, ((self, 0.0),))

    def backward(self):
        order, done, stack = [], set(), [(self, iter(self.parents))]
        while stack:
            value, rest = stack[-1]
            for parent, _ in rest:
                if id(parent) not in done:
                    done.add(id(parent))
                    stack.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(value)
                stack.pop()
        gradients = {id(self): 1.0}
        for value in reversed(order):
            for parent, slope in value.parents:
                gradients[id(parent)] = gradients.get(id(parent), 0.0) + slope * gradients[id(value)]
        for value in order:
            value.grad = gradients[id(value)]
