# expect: make_loader=failed
# mistake: the targets stay float64
# diagnosis: targets of float64
import torch
from torch.utils.data import DataLoader


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    rows = list(zip(X, y.tolist()))
    return DataLoader(rows, batch_size=batch_size, shuffle=shuffle)
