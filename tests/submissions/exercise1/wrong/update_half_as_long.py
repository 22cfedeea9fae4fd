# expect: perceptron_update=failed perceptron_train=failed
# mistake: eta y x on a mistake: y - y' is 2 y, not y
# diagnosis: half as far
def perceptron_update(w, x, y, eta):
    if sign(w @ x) != y:
        return w + eta * y * x
    return w.copy()
