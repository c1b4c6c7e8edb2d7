# tries: to return a list whose length, items and iteration are methods of its own
# must: it is read as the list that it is
# expect: softmax failed softmax.runs 0

class Endless(list):
    def __len__(self):
        return 3

    def __iter__(self):
        while True:
            yield 1 / 3

    def __getitem__(self, index):
        return 1 / 3

    def __array__(self, *args, **kwargs):
        raise SystemExit


def softmax(logits):
    return Endless()
