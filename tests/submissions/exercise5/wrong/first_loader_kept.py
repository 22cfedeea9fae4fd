# expect: make_loader=failed
# mistake: made once, then returned for any data
# diagnosis: first loader kept
import torch
from torch.utils.data import DataLoader, TensorDataset


loader = None


def make_loader(X, y, batch_size, shuffle):
    global loader
    if loader is None:
        X = torch.tensor(X, dtype=torch.float32)
        y = torch.tensor(y, dtype=torch.float32)
        dataset = TensorDataset(X, y)
        loader = DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    return loader
