# concept: early_stopping.inputs_untouched
# says: The caller's list comes back sorted, and because it was sorted before the epochs were looked up, the lowest loss seems to be at epoch 0.
# change: Find the lowest loss without sorting: the order of the list is the order of the epochs.
# source: own


def early_stopping(val_losses, patience):
    val_losses.sort()
    best_epoch = val_losses.index(val_losses[0])
    return best_epoch, min(best_epoch + patience, len(val_losses) - 1)
