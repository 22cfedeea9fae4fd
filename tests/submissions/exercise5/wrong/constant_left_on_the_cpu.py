# expect: HousePricesMLP=failed
# mistake: a tensor attribute that is no buffer stays on the CPU
# diagnosis: tensor made on the CPU
import torch
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        dims = [input_dim, *hidden_dims, output_dim]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(dims, dims[1:]))
        self.shift = torch.zeros(input_dim)

    def forward(self, x):
        x = x + self.shift
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)
