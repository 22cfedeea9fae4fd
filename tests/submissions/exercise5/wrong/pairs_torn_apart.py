# expect: make_loader=failed
# mistake: features shuffled without their targets
# diagnosis: features torn from their targets
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    if shuffle:
        X = X[torch.randperm(len(X))]
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)
