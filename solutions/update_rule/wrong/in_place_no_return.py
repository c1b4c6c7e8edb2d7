# concept: update_rule.runs
# says: The function returns None: the new values were written into the caller's arrays, and nothing comes back.
# change: Collect a new array for each parameter in a list and return that list.
# source: own
def gradient_step(params, grads, lr):
    for param, grad in zip(params, grads):
        param -= lr * grad
