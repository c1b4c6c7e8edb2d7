# tries: to pass through the border as it is, by claiming to be a bool, None or an int
# must: what is none of these does not cross
# expect: softmax failed softmax.runs 0

class Claims:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


KINDS = [bool, int, float, str, list, dict]


def softmax(logits):
    return [Claims(kind) for kind in KINDS] if logits.ndim > 1 else Claims(bool)
