import threading
import time

import numpy as np

for _ in range(3):
    threading.Thread(target=time.sleep, args=(600,)).start()


def softmax(logits):
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
