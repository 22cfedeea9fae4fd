# expect: mlp_forward=failed
# mistake: the result is never returned
# diagnosis: nothing returned
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    y_pred = linear(params["W3"], params["b3"], A2)
