# expect: perceptron_update=failed perceptron_train=failed
# mistake: the delta rule: y - w @ x, the sign forgotten
# diagnosis: score in place of the label
def perceptron_update(w, x, y, eta):
    return w + eta * (y - w @ x) * x
