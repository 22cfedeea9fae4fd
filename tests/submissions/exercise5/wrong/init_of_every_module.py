# expect: init_weights=crashed
# mistake: no check of the kind: a ReLU has no weight
# diagnosis: layer without weights
from torch import nn


def init_weights(model):
    for m in model.modules():
        nn.init.xavier_normal_(m.weight)
        nn.init.zeros_(m.bias)
