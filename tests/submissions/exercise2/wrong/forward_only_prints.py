# expect: forward=failed
# mistake: printed, not returned
# diagnosis: nothing returned
def forward(w, x):
    h1, h2 = hidden(w, x)
    print(w[4] * h1 + w[5] * h2)
