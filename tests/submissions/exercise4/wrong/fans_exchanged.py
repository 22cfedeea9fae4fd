# expect: fans=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: inputs first: (fan_out, fan_in) returned (Xavier's sum does not notice)
# diagnosis: results in another order
def fans(shape):
    positions = 1
    for size in shape[2:]:
        positions *= size
    return shape[0] * positions, shape[1] * positions
