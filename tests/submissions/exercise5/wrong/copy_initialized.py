# expect: init_weights=failed
# mistake: a copy is initialized and returned
# diagnosis: a copy filled
import copy

from torch import nn


def init_weights(model):
    model = copy.deepcopy(model)
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)
    return model
