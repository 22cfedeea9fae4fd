# expect: step=crashed
# mistake: an if, which an array cannot answer
# diagnosis: an if asked an array
def step(z):
    if z >= 0:
        return 1.0
    else:
        return 0.0
