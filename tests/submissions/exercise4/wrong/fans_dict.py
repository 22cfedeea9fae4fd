# expect: fans=failed xavier_uniform=crashed xavier_normal=crashed
# mistake: a dict by name instead of two results
# diagnosis: dict returned
import math


def fans(shape):
    positions = math.prod(shape[2:])
    return {"fan_in": shape[1] * positions, "fan_out": shape[0] * positions}


def _fan(shape, mode):
    return fans(shape)[mode]
