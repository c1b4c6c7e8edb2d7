# tries: to make isinstance, type, len, all and abs say what suits it, for this file and for those after it
# must: it costs this file alone
# expect: mse failed - 0

import builtins

builtins.isinstance = lambda *_: True
builtins.all = builtins.any = builtins.callable = lambda *_: True
builtins.len = lambda *_: 1
builtins.abs = lambda *_: 0.0
builtins.float = str


def mse_loss(predictions, targets):
    return -1.0
