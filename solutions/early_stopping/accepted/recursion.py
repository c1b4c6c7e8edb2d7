# accepted: goes from one minimum to the next by calling itself
def early_stopping(val_losses, patience, best=0):
    last = len(val_losses) - 1
    for epoch in range(best + 1, min(best + patience, last) + 1):
        if val_losses[epoch] < val_losses[best]:
            return early_stopping(val_losses, patience, epoch)
    return best, min(best + patience, last)
