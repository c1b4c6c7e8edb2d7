# accepted: looks for the first stretch of epochs that has nothing lower than what came before
def early_stopping(val_losses, patience):
    last = len(val_losses) - 1
    stop = next(
        (
            end
            for end in range(patience, len(val_losses))
            if min(val_losses[end - patience + 1 : end + 1]) >= min(val_losses[: end - patience + 1])
        ),
        last,
    )
    seen = val_losses[: stop + 1]
    return seen.index(min(seen)), stop
