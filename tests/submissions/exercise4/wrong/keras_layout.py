# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the kernel first and the channels last, as TensorFlow has it
# diagnosis: layout of TensorFlow
import math


def fans(shape):
    *kernel, inputs, outputs = shape
    positions = math.prod(kernel)
    return inputs * positions, outputs * positions
