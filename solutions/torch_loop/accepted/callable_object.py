# accepted: train_step is a callable object; it returns a 0-d array, and the graph is kept during the call.
class TrainStep:
    def __init__(self):
        self.calls = 0

    def __call__(self, model, optimizer, loss_fn, X, y):
        self.calls += 1
        optimizer.zero_grad()
        loss = loss_fn(model.forward(X), y)
        loss.backward(retain_graph=True)
        optimizer.step()
        return loss.detach().cpu().numpy()


train_step = TrainStep()


def train(model, optimizer, loss_fn, batches, epochs):
    epoch_losses = []
    for _ in range(epochs):
        mean = 0.0
        for n, (X, y) in enumerate(batches, start=1):
            mean += (float(train_step(model, optimizer, loss_fn, X, y)) - mean) / n
        epoch_losses.append(mean)
    return epoch_losses
