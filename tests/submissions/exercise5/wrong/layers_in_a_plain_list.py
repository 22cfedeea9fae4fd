# expect: HousePricesMLP=failed
# mistake: a Python list: its parameters are not registered
# diagnosis: layers in a plain list
import torch
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        dims = [input_dim, *hidden_dims, output_dim]
        self.layers = [nn.Linear(a, b) for a, b in zip(dims, dims[1:])]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)
