# expect: make_loader=failed
# mistake: good for one epoch only
# diagnosis: iterator returned
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    dataset = TensorDataset(X, y)
    return iter(DataLoader(dataset, batch_size=batch_size, shuffle=shuffle))
