# expect: mlp_forward=crashed
# mistake: the weights transposed: the shapes do not fit
# diagnosis: shapes do not fit in a product
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"].T, params["b1"].T, X))
    A2 = relu(linear(params["W2"].T, params["b2"].T, A1))
    return linear(params["W3"].T, params["b3"].T, A2)
