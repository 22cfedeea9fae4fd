# expect: xavier_uniform_bound=crashed xavier_uniform=crashed
# mistake: sqrt used without its module
# diagnosis: import missing
def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * sqrt(6 / (fan_in + fan_out))
