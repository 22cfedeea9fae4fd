# expect: perceptron_update=failed perceptron_train=failed
# mistake: minus instead of plus
# diagnosis: step the wrong way
def perceptron_update(w, x, y, eta):
    return w - eta * (y - sign(w @ x)) * x
