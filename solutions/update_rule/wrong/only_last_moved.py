# concept: update_rule.every_parameter
# says: Only the last parameter moved; all others came back as they were, as happens when the update stands after the loop.
# change: Indent the update, so that it is done for each parameter in the loop.
# source: own
def gradient_step(params, grads, lr):
    new_params = []
    for param in params:
        new_params.append(param.copy())
    new_params[-1] = param - lr * grads[-1]
    return new_params
