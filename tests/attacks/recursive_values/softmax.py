# tries: to return lists that contain themselves, and a hundred thousand levels of nesting
# must: depth and count are bounded
# expect: softmax failed softmax.runs 0

def softmax(logits):
    if logits.ndim == 1:
        endless = []
        endless += [endless, {"again": endless}]
        return endless
    deep = []
    for _ in range(10**5):
        deep = [deep]
    return deep
