# tries: to end the process with status 0 before anything is called
# must: nothing was answered, so nothing passes
# expect: softmax failed softmax.runs 0

import os

os._exit(0)
