# concept: update_rule.runs
# says: The call raises: params and grads are lists of arrays, and a list cannot be multiplied by a float or subtracted.
# change: Go through the lists and do the arithmetic on the arrays in them.
# source: own
# unnamed: Every call raises, and so does many another mistake; the exception says what happened.
def gradient_step(params, grads, lr):
    return params - lr * grads
