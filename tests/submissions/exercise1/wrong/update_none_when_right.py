# expect: perceptron_update=failed
# mistake: nothing is returned for a row that is already right
def perceptron_update(w, x, y, eta):
    if sign(w @ x) != y:
        return w + eta * (y - sign(w @ x)) * x
