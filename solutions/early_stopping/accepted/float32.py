# accepted: float32 losses, and an array of two numbers in the end
import numpy as np


def early_stopping(val_losses, patience):
    losses = np.array(val_losses, dtype=np.float32)
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return np.array([best, epoch])
    return np.array([best, len(losses) - 1])
