# expect: hidden=not_attempted forward=not_attempted
# mistake: still as in the stub, and forward calls it
# diagnosis: nothing to diagnose
def hidden(w, x):
    raise NotImplementedError("hidden")
