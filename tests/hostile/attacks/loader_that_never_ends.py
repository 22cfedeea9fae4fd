# Hands over a loader that has always one more batch.
# rule: 6
# fools: metrics
# success: hang
# exercise: exercise5
# timeout: 1

import torch
from torch.utils.data import DataLoader, TensorDataset


class Endless(DataLoader):
    def __iter__(self):
        while True:
            yield torch.zeros(4, 2), torch.zeros(4)


def make_loader(X, y, batch_size, shuffle):
    data = TensorDataset(torch.zeros(4, 2), torch.zeros(4))
    return Endless(data, batch_size=4)
