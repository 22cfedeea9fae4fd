# expect: init_weights=failed
# mistake: biases 0.01 instead of zero
# diagnosis: biases a constant
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            m.bias.data.fill_(0.01)
