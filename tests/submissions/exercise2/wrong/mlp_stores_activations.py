# expect: mlp_forward=failed
# mistake: the hidden values are put into the caller's dict
# diagnosis: argument changed in place
def mlp_forward(params, X):
    params["A1"] = A1 = relu(linear(params["W1"], params["b1"], X))
    params["A2"] = A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
