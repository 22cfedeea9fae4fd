# expect: mlp_forward=failed
# mistake: the second hidden layer instead of the output
# diagnosis: hidden layer returned
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return A2
