# expect: gain=not_attempted kaiming_uniform=not_attempted kaiming_normal=not_attempted
# mistake: left as the stub has it
# diagnosis: nothing to diagnose
def gain(nonlinearity, a=0.0):
    raise NotImplementedError
