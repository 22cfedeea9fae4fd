# expect: gradients=failed train_step=crashed
# mistake: a dict by name instead of an array
# diagnosis: dict returned
def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    return {
        "w1": e * w[4] * x[0],
        "w2": e * w[4] * x[1],
        "w3": e * w[5] * x[0],
        "w4": e * w[5] * x[1],
        "w5": e * h1,
        "w6": e * h2,
    }
