# expect: hidden=failed forward=crashed
# mistake: only h1 is returned
# diagnosis: h1 alone
def hidden(w, x):
    return w[0] * x[0] + w[1] * x[1]
