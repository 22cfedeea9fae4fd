# expect: forward=failed
# mistake: w5 h1 and w6 h2 are not added up
# diagnosis: terms not added up
def forward(w, x):
    return w[4:] * hidden(w, x)
