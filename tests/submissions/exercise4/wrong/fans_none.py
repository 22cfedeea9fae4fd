# expect: fans=failed xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# mistake: computed, not returned
# diagnosis: nothing returned
def fans(shape):
    fan_out, fan_in = shape[:2]
    for size in shape[2:]:
        fan_in, fan_out = fan_in * size, fan_out * size
