# expect: perceptron_update=failed
# mistake: nothing is returned for a row that is already right
# diagnosis: nothing returned on one way
def perceptron_update(w, x, y, eta):
    if sign(w @ x) != y:
        return w + eta * (y - sign(w @ x)) * x
