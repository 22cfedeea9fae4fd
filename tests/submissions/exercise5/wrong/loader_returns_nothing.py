# expect: make_loader=failed
# mistake: no return statement
# diagnosis: nothing returned
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)
