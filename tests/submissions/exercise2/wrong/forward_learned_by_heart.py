# expect: forward=failed
# mistake: the worked example's answer, always
def forward(w, x):
    return 2.9
