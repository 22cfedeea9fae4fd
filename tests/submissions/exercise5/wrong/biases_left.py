# expect: init_weights=failed
# mistake: the biases keep their values
# diagnosis: biases not zeroed
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
