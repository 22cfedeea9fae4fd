# expect: mlp_forward=failed
# mistake: the first call's weights are kept for ever
# diagnosis: params ignored
kept = []


def mlp_forward(params, X):
    if not kept:
        kept.append(params)
    A1 = relu(linear(kept[0]["W1"], kept[0]["b1"], X))
    A2 = relu(linear(kept[0]["W2"], kept[0]["b2"], A1))
    return linear(kept[0]["W3"], kept[0]["b3"], A2)
