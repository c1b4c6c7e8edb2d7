# concept: early_stopping.patience
# says: The loop goes on after patience has run out: later epochs still change the best one, and each further epoch of waiting moves the stop to itself.
# change: Leave the loop at the stop, with a break or a return.
# source: own


def early_stopping(val_losses, patience):
    best, best_epoch, waited = float("inf"), 0, 0
    stop_epoch = len(val_losses) - 1
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                stop_epoch = epoch
    return best_epoch, stop_epoch
