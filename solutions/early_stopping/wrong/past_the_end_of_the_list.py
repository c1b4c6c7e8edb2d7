# concept: early_stopping.patience
# says: Where patience never runs out, an IndexError ends the run: the loop goes on past the last epoch, waiting for a stop that does not come.
# change: End the loop at the end of the list too, and return the last epoch there.
# source: own


def early_stopping(val_losses, patience):
    best_epoch, epoch, waited = 0, 0, 0
    while waited < patience:
        epoch += 1
        if val_losses[epoch] < val_losses[best_epoch]:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
    return best_epoch, epoch
