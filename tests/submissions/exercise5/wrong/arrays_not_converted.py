# expect: make_loader=crashed
# mistake: NumPy arrays given to TensorDataset
# diagnosis: arrays in place of tensors
from torch.utils.data import DataLoader, TensorDataset


def make_loader(X, y, batch_size, shuffle):
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)
