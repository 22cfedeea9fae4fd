# expect: init_weights=failed
# mistake: weights zero as well
# diagnosis: weights all alike
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.zeros_(m.weight)
            nn.init.zeros_(m.bias)
