# expect: forward=failed
# mistake: the worked example's answer, always
# diagnosis: one answer for every input
def forward(w, x):
    return 2.9
