# expect: init_weights=failed
# mistake: standard deviation 1 / sqrt(fan_in)
# diagnosis: one fan alone
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, std=m.in_features**-0.5)
            nn.init.zeros_(m.bias)
