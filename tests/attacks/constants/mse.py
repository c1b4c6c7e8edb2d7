# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: mse failed - 0

def mse_loss(predictions, targets):
    return 1e-30
