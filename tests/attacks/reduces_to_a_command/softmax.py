# tries: to return and to raise objects that run a command when they are unpickled
# must: nothing is unpickled
# expect: softmax failed softmax.runs 0

class Payload(Exception):
    def __reduce__(self):
        return (exec, ("open('@TRACE@', 'w').write('unpickled')",))


def softmax(logits):
    if logits.ndim == 1:
        return Payload()
    raise Payload("=1+1")
