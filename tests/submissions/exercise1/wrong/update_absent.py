# expect: perceptron_update=not_attempted perceptron_train=crashed
# mistake: misnamed, so that perceptron_update is not there
# diagnosis: nothing to diagnose
def perceptron_updat(w, x, y, eta):
    return w + eta * (y - sign(w @ x)) * x


del perceptron_update
