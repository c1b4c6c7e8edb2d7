# concept: update_rule.every_parameter
# says: Only the first parameter moved; all others came back as they were.
# change: Put the update inside a loop over all parameters.
# source: own
def gradient_step(params, grads, lr):
    new_params = [p.copy() for p in params]
    new_params[0] = params[0] - lr * grads[0]
    return new_params
