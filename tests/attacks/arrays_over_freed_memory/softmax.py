# tries: to return an array whose memory was given back, and one at address 8
# must: a crash costs this file alone
# expect: softmax failed - 0

import ctypes

import numpy as np

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p


def softmax(logits):
    if logits.ndim == 1:
        address = libc.malloc(logits.nbytes)
        libc.free(ctypes.c_void_p(address))
    else:
        address = 8
    buffer = (ctypes.c_double * logits.size).from_address(address)
    return np.frombuffer(buffer).reshape(logits.shape)
