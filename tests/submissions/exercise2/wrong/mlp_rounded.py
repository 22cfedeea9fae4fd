# expect: mlp_forward=failed
# mistake: rounded to two decimals
# diagnosis: rounded to 2 decimals
def mlp_forward(params, X):
    A1 = relu(linear(params["W1"], params["b1"], X))
    A2 = relu(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2).round(2)
