# expect: make_loader=failed
# mistake: batches hold the features only
# diagnosis: targets left out
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    return DataLoader(TensorDataset(X), batch_size=batch_size, shuffle=shuffle)
