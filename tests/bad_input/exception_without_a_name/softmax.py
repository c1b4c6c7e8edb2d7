class Nameless(type):
    @property
    def __name__(cls):
        return 5


class Hostile(Exception, metaclass=Nameless):
    pass


def softmax(logits):
    raise Hostile
