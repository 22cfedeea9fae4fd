# expect: perceptron_train=failed
# mistake: the count of epochs is not returned
# diagnosis: results left out
_train = perceptron_train


def perceptron_train(X, y, eta, max_epochs):
    return _train(X, y, eta, max_epochs)[0]
