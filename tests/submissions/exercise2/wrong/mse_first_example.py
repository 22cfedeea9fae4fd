# expect: mse=failed
# mistake: return inside the loop
# diagnosis: first example only
def mse(y_pred, y):
    total = 0.0
    for p, t in zip(y_pred[:, 0], y):
        total += (p - t) ** 2
        return total / len(y)
