# accepted: a loop over indices that fills a copied list, with prints
def gradient_step(params, grads, lr):
    new_params = list(params)
    for i in range(len(params)):
        new_params[i] = new_params[i] - grads[i] * lr
        print("parameter", i, "now", new_params[i])
    return new_params
