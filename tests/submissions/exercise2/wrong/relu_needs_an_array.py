# expect: relu=crashed
# mistake: z.copy(), which a Python float lacks
# diagnosis: a plain number treated as an array
def relu(z):
    out = z.copy()
    return out * (out > 0)
