# accepted: takes the losses off a copy of the list, one after the other
def early_stopping(val_losses, patience):
    remaining = list(val_losses)
    seen, waited, best = [], 0, None
    while remaining and waited < patience:
        loss = remaining.pop(0)
        seen.append(loss)
        waited = 0 if best is None or loss < best else waited + 1
        best = min(seen)
    return (seen.index(best), len(seen) - 1)
