# expect: relu=crashed
# mistake: z.copy(), which a Python float lacks
def relu(z):
    out = z.copy()
    return out * (out > 0)
