# accepted: torch keeps the graph and goes back through it
import torch


class Value:
    def __init__(self, data):
        if not isinstance(data, torch.Tensor):
            data = torch.tensor(float(data), dtype=torch.float64, requires_grad=True)
        if not data.is_leaf:
            data.retain_grad()
        self.tensor = data

    @property
    def data(self):
        return self.tensor.item()

    @property
    def grad(self):
        return 0.0 if self.tensor.grad is None else self.tensor.grad.item()

    def __add__(self, other):
        return Value(self.tensor + plain(other))

    def __radd__(self, other):
        return Value(other + self.tensor)

    def __mul__(self, other):
        return Value(self.tensor * plain(other))

    def __rmul__(self, other):
        return Value(other * self.tensor)

    def __sub__(self, other):
        return Value(self.tensor - plain(other))

    def __rsub__(self, other):
        return Value(other - self.tensor)

    def __neg__(self):
        return Value(-self.tensor)

    def __pow__(self, n):
        return Value(self.tensor**n)

    def exp(self):
        return Value(self.tensor.exp())

    def log(self):
        return Value(self.tensor.log())

    def relu(self):
        return Value(self.tensor.relu())

    def backward(self):
        self.tensor.backward()


def plain(other):
    return other.tensor if isinstance(other, Value) else other
