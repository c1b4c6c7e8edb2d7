# concept: early_stopping.inputs_untouched
# says: Each loss in the caller's list is overwritten with the lowest one up to there: the results are right, and the record of the run is not.
# change: Keep the lowest loss in a variable of its own, or in a new list.
# source: own


def early_stopping(val_losses, patience):
    best_epoch = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            best_epoch = epoch
        else:
            val_losses[epoch] = val_losses[epoch - 1]
        if epoch - best_epoch >= patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1
