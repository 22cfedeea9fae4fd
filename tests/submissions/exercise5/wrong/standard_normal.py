# expect: init_weights=failed
# mistake: weights of standard deviation 1
# diagnosis: standard normal
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight)
            nn.init.zeros_(m.bias)
