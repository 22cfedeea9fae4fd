# expect: mlp_forward=crashed
# mistake: the parameter params is missing
# diagnosis: other arguments
def mlp_forward(X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
