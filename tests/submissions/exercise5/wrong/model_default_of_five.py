# expect: HousePricesMLP=failed
# mistake: the default widths are 5 and 3
# diagnosis: another default
class HousePricesMLP(HousePricesMLP):
    def __init__(self, input_dim, output_dim, hidden_dims=(5, 3)):
        super().__init__(input_dim, output_dim, hidden_dims)
