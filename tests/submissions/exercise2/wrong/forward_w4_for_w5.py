# expect: forward=failed
# mistake: an index one too small: w[3] is w4
# diagnosis: y_pred: with w4 in place of w5
def forward(w, x):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    return w[3] * h1 + w[5] * h2
