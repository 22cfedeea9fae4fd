# expect: perceptron_update=failed
# mistake: w += changes the caller's weights
# diagnosis: argument changed in place
def perceptron_update(w, x, y, eta):
    w += eta * (y - sign(w @ x)) * x
    return w
