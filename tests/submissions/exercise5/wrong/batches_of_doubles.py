# expect: make_loader=failed
# mistake: float64 kept
# diagnosis: batches of float64
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X, y = torch.from_numpy(X.copy()), torch.from_numpy(y.copy())
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)
