"""Autograd: backpropagation on any graph.

Write a number that remembers how it was computed. Every operation on a Value gives a new Value
that keeps its operands and, for each of them, the local derivative: how much the result moves when
that operand moves a little. Going back from the last Value, each one hands its gradient on to its
operands, times the local derivative. That is the chain rule, and it is all that `loss.backward()`
does in PyTorch. Two things make it right and fast: a Value that is used several times collects the
gradients of all its uses, and it hands its own on only when all of them have arrived. Then each
local step runs once, and all gradients together cost about as much as computing the loss did.

    y = f(a, b):    ∂L/∂a  +=  ∂y/∂a · ∂L/∂y        ∂L/∂b  +=  ∂y/∂b · ∂L/∂y
    at the end:     ∂L/∂L   =  1

    a + b    1 and 1           a ** n    n·aⁿ⁻¹         a.log()     1/a
    a * b    b and a           a.exp()   eᵃ             a.relu()    1 if a > 0 else 0
    a − b    1 and −1          −a        −1

Here a goes into the product and into the sum, so it gets b + 1 = −3 + 1 = −2, and b gets a = 2:

>>> a, b = Value(2.0), Value(-3.0)
>>> product = a * b
>>> total = product + a
>>> total.backward()
>>> total.data, a.grad, b.grad
(-4.0, -2.0, 2.0)

Plain numbers may stand on either side:

>>> x = Value(3.0)
>>> y = 2 * x**2 - x + 1
>>> y.backward()
>>> y.data, x.grad
(16.0, 11.0)

Doubled 16 times, x reaches the end on 65536 paths, and yet only 16 additions have to be undone:

>>> x = first = Value(1.0)
>>> for _ in range(16):
...     x = x + x
>>> x.backward()
>>> first.grad
65536.0
"""

import math


class Value:
    """A number that knows what it was computed from. `data` is the number, `grad` its gradient."""

    def __init__(self, data):
        """Start from a plain number, with nothing behind it and a gradient of zero."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __add__(self, other):
        """Return self + other as a Value; other is a Value or a plain number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __radd__(self, other):
        """Return other + self, where other is a plain number: Python asks here for 2 + value."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __mul__(self, other):
        """Return self * other as a Value; other is a Value or a plain number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __rmul__(self, other):
        """Return other * self, where other is a plain number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __sub__(self, other):
        """Return self - other as a Value; other is a Value or a plain number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __rsub__(self, other):
        """Return other - self, where other is a plain number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __neg__(self):
        """Return -self as a Value."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __pow__(self, exponent):
        """Return self ** exponent as a Value; exponent is a plain number, whole or not."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def exp(self):
        """Return e to the power of self as a Value."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def log(self):
        """Return the natural logarithm of self as a Value; self is greater than 0."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def relu(self):
        """Return self where it is greater than 0, else 0, as a Value."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self):
        """Fill `grad` of this value and of every value behind it: the derivative of this one by that.

        It is called once on a graph, which is at most 200 operations deep.
        """
        # YOUR CODE HERE
        raise NotImplementedError()
