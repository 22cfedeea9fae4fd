# expect: make_loader=failed
# mistake: batches of 128 whatever is asked for
# diagnosis: batch_size ignored
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    return DataLoader(TensorDataset(X, y), batch_size=128, shuffle=shuffle)
