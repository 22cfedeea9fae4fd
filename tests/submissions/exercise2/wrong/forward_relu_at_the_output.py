# expect: forward=failed
# mistake: ReLU on the prediction
# diagnosis: ReLU at the output
def forward(w, x):
    h1, h2 = hidden(w, x)
    return relu(w[4] * h1 + w[5] * h2)
