# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: = for ==
# diagnosis: = in place of ==
def gradient_step(w, grad, eta):
    if eta = 0:
        return w
    return w - eta * grad
