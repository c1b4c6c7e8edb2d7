# concept: early_stopping.inputs_untouched
# says: The losses are taken off the list one by one: the results are right, and afterwards the caller's record of the run is gone up to the stop.
# change: Go through the list with a loop, or through a copy of it, and take nothing off it.
# source: own


def early_stopping(val_losses, patience):
    best, best_epoch, waited, epoch = None, 0, 0, -1
    while val_losses and waited < patience:
        loss = val_losses.pop(0)
        epoch += 1
        if best is None or loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
    return best_epoch, epoch
