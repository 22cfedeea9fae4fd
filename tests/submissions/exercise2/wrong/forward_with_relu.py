# expect: forward=failed
# mistake: ReLU on the hidden values
# diagnosis: a ReLU in the hidden layer
def forward(w, x):
    h1, h2 = relu(hidden(w, x))
    return w[4] * h1 + w[5] * h2
