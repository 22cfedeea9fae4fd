# expect: HousePricesMLP=failed
# mistake: uses the first two widths, whatever is asked for
# diagnosis: two hidden layers always
import torch
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.fc_1 = nn.Linear(input_dim, hidden_dims[0])
        self.fc_2 = nn.Linear(hidden_dims[0], hidden_dims[-1])
        self.output_layer = nn.Linear(hidden_dims[-1], output_dim)

    def forward(self, x):
        x = torch.relu(self.fc_1(x))
        x = torch.relu(self.fc_2(x))
        return self.output_layer(x)
