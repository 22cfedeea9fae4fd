# expect: init_weights=failed
# mistake: Kaiming instead of Xavier
# diagnosis: Kaiming in place of Xavier
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.kaiming_normal_(m.weight, nonlinearity="relu")
            nn.init.zeros_(m.bias)
