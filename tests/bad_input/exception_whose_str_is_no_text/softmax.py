class Text(str):
    def __getitem__(self, _):
        return object()


class Hostile(Exception):
    def __str__(self):
        return Text("hello")


def softmax(logits):
    raise Hostile
