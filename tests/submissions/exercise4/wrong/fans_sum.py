# expect: fans=failed xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# mistake: one number, the sum of both, instead of two
# diagnosis: sum of units
def fans(shape):
    return shape[0] + shape[1]
