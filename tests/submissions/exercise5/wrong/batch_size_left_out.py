# expect: make_loader=failed
# mistake: batches of one row
# diagnosis: batches of one row
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    return DataLoader(TensorDataset(X, y), shuffle=shuffle)
