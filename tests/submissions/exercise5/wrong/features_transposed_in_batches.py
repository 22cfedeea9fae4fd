# expect: make_loader=failed
# mistake: batches of shape (n, b)
# diagnosis: features transposed
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    return DataLoader(
        TensorDataset(X, y),
        batch_size=batch_size,
        shuffle=shuffle,
        collate_fn=lambda rows: [torch.stack(t).T for t in zip(*rows)],
    )
