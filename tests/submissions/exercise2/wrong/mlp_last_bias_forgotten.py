# expect: mlp_forward=failed
# mistake: b3 is left out
# diagnosis: b3 left out
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return A2 @ params["W3"]
