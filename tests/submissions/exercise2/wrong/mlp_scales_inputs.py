# expect: mlp_forward=failed
# mistake: the batch is standardized first
# diagnosis: batch standardized
def mlp_forward(params, X):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
