# expect: mlp_forward=crashed
# mistake: params['w1'], a key that is not there
# diagnosis: key that is not there
def mlp_forward(params, X):
    A1 = relu(linear(params["w1"], params["b1"], X))
    A2 = relu(linear(params["w2"], params["b2"], A1))
    return linear(params["w3"], params["b3"], A2)
