# expect: make_loader=failed
# mistake: a list instead of a DataLoader
# diagnosis: list of batches returned
import torch


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    order = torch.randperm(len(X)) if shuffle else torch.arange(len(X))
    return [(X[rows], y[rows]) for rows in order.split(batch_size)]
