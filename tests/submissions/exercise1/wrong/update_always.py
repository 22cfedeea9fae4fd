# expect: perceptron_update=failed perceptron_train=failed
# mistake: eta y x added whether the row was right or not
# diagnosis: moves whether right or not
def perceptron_update(w, x, y, eta):
    return w + eta * y * x
