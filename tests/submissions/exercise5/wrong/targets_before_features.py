# expect: make_loader=failed
# mistake: pairs in the opposite order
# diagnosis: targets before features
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    return DataLoader(TensorDataset(y, X), batch_size=batch_size, shuffle=shuffle)
