# expect: forward=failed
# mistake: w5 and w6 applied to x instead of h
# diagnosis: hidden layer skipped
def forward(w, x):
    h = hidden(w, x)
    return w[4] * x[0] + w[5] * x[1]
