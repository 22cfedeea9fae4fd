# expect: perceptron_update=failed perceptron_train=failed
# mistake: step instead of sign, as if labels were 0 and 1
# diagnosis: labels 0 and 1
def perceptron_update(w, x, y, eta):
    return w + eta * (y - step(w @ x)) * x
