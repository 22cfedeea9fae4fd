# expect: mlp_forward=failed
# mistake: the mean over the batch, a scalar
# diagnosis: one mean
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2).mean()
