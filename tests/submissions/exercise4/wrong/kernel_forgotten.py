# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the kernel's size is left out
# diagnosis: kernel left out
def fans(shape):
    return shape[1], shape[0]
