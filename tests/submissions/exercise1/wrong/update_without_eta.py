# expect: perceptron_update=failed perceptron_train=failed
# mistake: the learning rate is left out
# diagnosis: eta left out
def perceptron_update(w, x, y, eta):
    return w + (y - sign(w @ x)) * x
