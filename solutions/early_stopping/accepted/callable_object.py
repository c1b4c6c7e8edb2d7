# accepted: an object that can be called, with countdown in place of a count, and prints on the way
class Patience:
    def __call__(self, history, how_long):
        left, best = how_long, 0
        for t, value in enumerate(history):
            if t == 0 or value < history[best]:
                left, best = how_long, t
            else:
                left -= 1
                print(f"epoch {t}: no improvement, {left} left")
            if left == 0:
                return float(best), float(t)
        return float(best), float(len(history) - 1)


early_stopping = Patience()
