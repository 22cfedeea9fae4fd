# expect: step=crashed sign=crashed predict=crashed perceptron_update=crashed perceptron_train=crashed
# alone
# mistake: PyTorch in a NumPy exercise
# diagnosis: import not allowed
import torch


def step(z):
    return (torch.as_tensor(z) >= 0).double().numpy()
