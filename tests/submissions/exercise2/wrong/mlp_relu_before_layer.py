# expect: mlp_forward=failed
# mistake: ReLU on the inputs of each layer, X included
# diagnosis: ReLU before each layer
def mlp_forward(params, X):
    A1 = linear(params["W1"], params["b1"], relu(X))
    A2 = linear(params["W2"], params["b2"], relu(A1))
    return linear(params["W3"], params["b3"], relu(A2))
