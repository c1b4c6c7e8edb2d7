# tries: to send an epoch of batches without what the grader itself notes about it, so that its checks stumble
# must: it fails; it is no error of the grader's
# expect: minibatches failed - -

import sys

calling = sys.modules["grader.worker.calling"]
calling._epoch = lambda function, arguments: {"batches": [[arguments[0], arguments[1]]] * 2}


def minibatches(X, y, batch_size, rng, shuffle=True):
    yield X, y


def steps_per_epoch(n_examples, batch_size):
    return -(-n_examples // batch_size)
