# expect: mlp_forward=crashed
# mistake: linear(X, W, b) for linear(W, b, X)
# diagnosis: arguments handed over wrongly
def mlp_forward(params, X):
    first = relu(linear(X, params["W1"], params["b1"]))
    second = relu(linear(first, params["W2"], params["b2"]))
    return linear(second, params["W3"], params["b3"])
