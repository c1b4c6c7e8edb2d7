class Hostile(Exception):
    def __str__(self):
        raise self


def softmax(logits):
    raise Hostile
