# accepted: each value asks those that use it for their gradients, and remembers the answer; Value makes the nodes
import functools
import math


class Node:
    def __init__(self, number, recipe=()):
        self.data = number
        self.grad = 0.0
        self.recipe = recipe

    def __add__(self, other):
        other = node(other)
        return Node(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = node(other)
        return Node(self.data * other.data, [(self, other.data), (other, self.data)])

    def __sub__(self, other):
        return self + node(other) * -1.0

    def __rsub__(self, other):
        return node(other) - self

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return 0.0 - self

    def __pow__(self, n):
        return Node(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        y = math.e**self.data
        return Node(y, [(self, y)])

    def log(self):
        return Node(math.log(self.data), [(self, self.data**-1)])

    def relu(self):
        return Node((abs(self.data) + self.data) / 2, [(self, (math.copysign(1, self.data) + 1) / 2)])

    def backward(self):
        used_in, everything, stack = {self: []}, [self], [self]
        while stack:
            user = stack.pop()
            for value, slope in user.recipe:
                if value not in used_in:
                    used_in[value] = []
                    everything.append(value)
                    stack.append(value)
                used_in[value].append((user, slope))

        @functools.cache
        def gradient(value):
            if value is self:
                return 1.0
            return sum(slope * gradient(user) for user, slope in used_in[value])

        for value in everything:
            value.grad = gradient(value)


def node(x):
    return x if isinstance(x, Node) else Node(x)


def Value(data):
    return Node(data)
