# expect: forward=failed
# mistake: w5 and w6 exchanged
# diagnosis: y_pred: with w5 and w6 exchanged
def forward(w, x):
    h1, h2 = hidden(w, x)
    return w[5] * h1 + w[4] * h2
