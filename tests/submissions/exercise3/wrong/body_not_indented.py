# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: a return at the left edge
# diagnosis: return outside a function
def gradient_step(w, grad, eta):
    """One step downhill."""
return w - eta * grad
