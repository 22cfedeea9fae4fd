# expect: train_step=failed
# mistake: loss_after is a first-order guess, not the loss of the new weights
# diagnosis: loss after guessed from the gradient
def train_step(w, x, y, eta):
    grad = gradients(w, x, y)
    loss_before = _loss(w, x, y)
    return gradient_step(w, grad, eta), loss_before, loss_before - eta * grad @ grad
