# accepted: NumPy's running minimum, and NumPy integers in the end
import numpy as np


def early_stopping(val_losses, patience):
    losses = np.asarray(val_losses)
    lowest = np.minimum.accumulate(losses)
    new = np.concatenate([[True], losses[1:] < lowest[:-1]])
    epochs = np.arange(len(losses))
    best = np.maximum.accumulate(np.where(new, epochs, 0))
    over = np.flatnonzero(epochs - best >= patience)
    stop = over[0] if len(over) else epochs[-1]
    return best[stop], stop
