# expect: init_weights=not_attempted
# mistake: left as it was in the stub
# diagnosis: nothing to diagnose
def init_weights(model):
    raise NotImplementedError
