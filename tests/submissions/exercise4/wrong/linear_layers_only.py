# expect: fans=crashed xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# mistake: two sizes unpacked: a convolution raises
# diagnosis: wrong number of values unpacked
def fans(shape):
    fan_out, fan_in = shape
    return fan_in, fan_out
