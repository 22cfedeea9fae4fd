# expect: HousePricesMLP=failed
# mistake: widths[2:] in place of widths[1:]
# diagnosis: widths paired two apart
class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        widths = [input_dim, *hidden_dims]
        layers = []
        for n_in, n_out in zip(widths, widths[2:]):
            layers += [nn.Linear(n_in, n_out), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], output_dim))

    def forward(self, x):
        return self.layers(x)
