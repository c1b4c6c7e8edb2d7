# tries: to fill memory or the report by printing half a gigabyte
# must: two thousand characters of it are kept
# expect: softmax failed softmax.exponentiation 0

import numpy as np

for _ in range(50):
    print("x" * 10**7)

def softmax(logits):
    return np.zeros_like(logits)
