# expect: sign=not_attempted predict=not_attempted perceptron_update=not_attempted perceptron_train=not_attempted
# mistake: still as in the stub, and the others call it
# diagnosis: nothing to diagnose
def sign(z):
    raise NotImplementedError
