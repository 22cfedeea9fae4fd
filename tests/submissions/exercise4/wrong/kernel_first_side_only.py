# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: a square kernel is taken for its side
# diagnosis: first side of the kernel only
def fans(shape):
    side = shape[2] if len(shape) > 2 else 1
    return shape[1] * side, shape[0] * side
