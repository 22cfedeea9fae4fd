# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: no square root
# diagnosis: root left out
def kaiming_uniform_bound(fan, gain):
    return gain * 3 / fan
