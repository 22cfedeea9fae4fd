# expect: init_weights=failed
# mistake: 2 / (fan_in + fan_out) without the root
# diagnosis: variance in place of std
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, std=2 / (m.in_features + m.out_features))
            nn.init.zeros_(m.bias)
