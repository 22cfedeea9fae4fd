# expect: init_weights=failed
# mistake: gain of a ReLU, not 1
# diagnosis: gain not 1
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight, nn.init.calculate_gain("relu"))
            nn.init.zeros_(m.bias)
