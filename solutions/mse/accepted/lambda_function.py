# accepted: a lambda that is picked from a dictionary of losses
losses = {
    "mse": lambda p, t: sum((a - b) * (a - b) for a, b in zip(p, t)) / len(p),
    "mae": lambda p, t: sum(abs(a - b) for a, b in zip(p, t)) / len(p),
}
mse_loss = losses["mse"]
