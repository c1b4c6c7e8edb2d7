# accepted: a class for each operation, and an order by the moment in which a value was made
import heapq
import itertools
import math

clock = itertools.count()


class Value:
    operands = ()

    def __init__(self, data):
        self.data = data
        self.grad = 0
        self.made = next(clock)

    def slopes(self):
        return ()

    def __add__(self, other):
        return Sum(self, other)

    def __radd__(self, other):
        return Sum(other, self)

    def __mul__(self, other):
        return Product(self, other)

    def __rmul__(self, other):
        return Product(other, self)

    def __sub__(self, other):
        return Sum(self, Product(-1, other))

    def __rsub__(self, other):
        return Sum(other, Product(-1, self))

    def __neg__(self):
        return Product(-1, self)

    def __pow__(self, exponent):
        return Power(self, exponent)

    def exp(self):
        return Exponential(self)

    def log(self):
        return Logarithm(self)

    def relu(self):
        return Rectified(self)

    def backward(self):
        self.grad = 1
        pending, queued = [(-self.made, self)], {self}
        while pending:
            _, value = heapq.heappop(pending)
            for operand, slope in zip(value.operands, value.slopes()):
                operand.grad += slope * value.grad
                if operand not in queued:
                    queued.add(operand)
                    heapq.heappush(pending, (-operand.made, operand))


class Operation(Value):
    def __init__(self, *operands):
        self.operands = [one if isinstance(one, Value) else Value(one) for one in operands]
        super().__init__(self.result(*(one.data for one in self.operands)))


class Sum(Operation):
    def result(self, a, b):
        return a + b

    def slopes(self):
        return 1, 1


class Product(Operation):
    def result(self, a, b):
        return a * b

    def slopes(self):
        a, b = self.operands
        return b.data, a.data


class Power(Operation):
    def __init__(self, base, exponent):
        self.exponent = exponent
        super().__init__(base)

    def result(self, a):
        return a**self.exponent

    def slopes(self):
        return (self.exponent * self.operands[0].data ** (self.exponent - 1),)


class Exponential(Operation):
    def result(self, a):
        return math.exp(a)

    def slopes(self):
        return (self.data,)


class Logarithm(Operation):
    def result(self, a):
        return math.log(a)

    def slopes(self):
        return (1 / self.operands[0].data,)


class Rectified(Operation):
    def result(self, a):
        return a if a > 0 else 0

    def slopes(self):
        return (1 if self.operands[0].data > 0 else 0,)
