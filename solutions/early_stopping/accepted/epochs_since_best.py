# accepted: no counter, only the distance from the best epoch, in a while loop
def early_stopping(losses, patience):
    best_epoch = 0
    epoch = 0
    while epoch < len(losses) - 1 and epoch - best_epoch < patience:
        epoch += 1
        if losses[epoch] < losses[best_epoch]:
            best_epoch = epoch
    return best_epoch, epoch
