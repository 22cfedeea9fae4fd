# expect: make_loader=crashed
# mistake: NameError: data is not imported
# diagnosis: import missing
import torch


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    dataset = data.TensorDataset(X, y)  # noqa: F821
    return data.DataLoader(dataset, batch_size, shuffle)  # noqa: F821
