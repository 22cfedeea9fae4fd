# expect: perceptron_update=failed
# mistake: y * (w @ x) <= 0 counts a tie as a mistake for y = +1 too
# diagnosis: moves at a tie
def perceptron_update(w, x, y, eta):
    if y * (w @ x) <= 0:
        return w + 2 * eta * y * x
    return w.copy()
