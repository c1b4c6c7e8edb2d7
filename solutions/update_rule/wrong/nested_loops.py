# concept: update_rule.every_parameter
# says: Every parameter was combined with every gradient: the list is too long, and where two shapes do not fit it raises.
# change: Go through params and grads side by side, in one loop.
# source: own
def gradient_step(params, grads, lr):
    new_params = []
    for param in params:
        for grad in grads:
            new_params.append(param - lr * grad)
    return new_params
