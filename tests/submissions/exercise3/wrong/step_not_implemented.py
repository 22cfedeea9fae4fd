# expect: gradient_step=not_attempted train_step=not_attempted
# mistake: left as the stub has it
# diagnosis: nothing to diagnose
def gradient_step(w, grad, eta):
    raise NotImplementedError
