# expect: mlp_forward=failed
# mistake: the biases are left out
# diagnosis: without biases
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], 0, X))
    A2 = relu(linear(params["W2"], 0, A1))
    return linear(params["W3"], 0, A2)
