# expect: split_and_scale=crashed HousePricesMLP=crashed init_weights=crashed make_loader=crashed train=crashed evaluate=crashed
# alone
# mistake: a colon is missing
# diagnosis: colon missing
import torch
from torch import nn


class HousePricesMLP(nn.Module)
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
