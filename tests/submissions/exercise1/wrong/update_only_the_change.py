# expect: perceptron_update=failed perceptron_train=failed
# mistake: returns the change, not the new weights
# diagnosis: only the change
def perceptron_update(w, x, y, eta):
    return eta * (y - sign(w @ x)) * x
