# expect: mlp_forward=failed
# mistake: params.pop takes the caller's parameters away
# diagnosis: argument changed in place
def mlp_forward(params, X):
    A1 = relu(linear(params.pop("W1"), params.pop("b1"), X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
