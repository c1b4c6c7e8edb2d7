# accepted: an object with __call__ that counts its steps
class SGD:
    def __init__(self):
        self.calls = 0

    def __call__(self, params, grads, lr):
        self.calls += 1
        return [self.one(p, g, lr) for p, g in zip(params, grads)]

    @staticmethod
    def one(p, g, lr):
        return p - lr * g


gradient_step = SGD()
