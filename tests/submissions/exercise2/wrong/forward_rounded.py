# expect: forward=failed
# mistake: rounded to two decimals
# diagnosis: rounded to 2 decimals
def forward(w, x):
    h1, h2 = hidden(w, x)
    return round(float(w[4] * h1 + w[5] * h2), 2)
