# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: no square root
# diagnosis: root left out
def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * 6 / (fan_in + fan_out)
