# expect: xavier_uniform=failed
# mistake: PyTorch's uniform_ without arguments: U(0, 1)
# diagnosis: unit interval times gain
def xavier_uniform(shape, rng, gain=1.0):
    return rng.random(shape) * gain
