# accepted: a class that is told one loss at a time, as frameworks have it; a list comes back
class EarlyStopper:
    def __init__(self, patience):
        self.patience = patience
        self.best = None
        self.best_epoch = None
        self.counter = 0
        self.should_stop = False

    def step(self, epoch, loss):
        if self.best is None or loss < self.best:
            self.best = loss
            self.best_epoch = epoch
            self.counter = 0
            return
        self.counter += 1
        if self.counter >= self.patience:
            self.should_stop = True


def early_stopping(val_losses, patience):
    stopper = EarlyStopper(patience)
    for epoch, loss in enumerate(val_losses):
        stopper.step(epoch, loss)
        if stopper.should_stop:
            break
    return [stopper.best_epoch, epoch]
