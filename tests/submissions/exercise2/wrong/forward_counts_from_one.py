# expect: forward=crashed
# mistake: w[5] and w[6]: indices start at 0
# diagnosis: index past the end
def forward(w, x):
    h1, h2 = hidden(w, x)
    return w[5] * h1 + w[6] * h2
