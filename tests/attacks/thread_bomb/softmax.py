# tries: to start threads without end, with stacks as small as they can be
# must: their number is bounded, and all end with the file
# expect: softmax failed softmax.exponentiation 0
# needs: sandbox

import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None)
attributes, thread = (ctypes.c_char * 64)(), ctypes.c_ulong()
libc.pthread_attr_init(attributes)
libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(16384))
sleep = ctypes.cast(libc.sleep, ctypes.c_void_p)
started = 0
while started < 3000 and libc.pthread_create(ctypes.byref(thread), attributes, sleep, ctypes.c_void_p(600)) == 0:
    started += 1
if started > 1000:
    os._exit(0)

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
