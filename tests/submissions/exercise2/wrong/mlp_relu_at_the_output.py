# expect: mlp_forward=failed
# mistake: ReLU on the output too
# diagnosis: ReLU at the output
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return relu(linear(params["W3"], params["b3"], A2))
