# expect: gradient_step=crashed train_step=crashed
# mistake: a list multiplied by a number
# diagnosis: a list multiplied
def gradient_step(w, grad, eta):
    return list(w) - eta * list(grad)
