# tries: to return a float of value 7 whose conversions, comparisons and arithmetic all agree with the expected one
# must: only its own value counts
# expect: mse failed - 0

class Agreeable(float):
    def __float__(self):
        return 0.0

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__
    __hash__ = float.__hash__


def mse_loss(predictions, targets):
    return Agreeable(-7.0)
