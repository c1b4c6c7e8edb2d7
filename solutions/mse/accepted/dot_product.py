# accepted: another right formula, the error vector times itself over N, with prints
def mse_loss(predictions, targets):
    r = targets - predictions
    print("errors:", r)
    mse = r @ r / r.shape[0]
    print("loss:", mse)
    return mse
