# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: right for a layer of 3 inputs and 5 outputs only
# diagnosis: fan_in and fan_out ignored
def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return 0.5 * gain
