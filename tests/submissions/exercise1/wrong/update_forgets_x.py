# expect: perceptron_update=failed perceptron_train=failed
# mistake: the same change for every weight
# diagnosis: without x
def perceptron_update(w, x, y, eta):
    return w + eta * (y - sign(w @ x))
