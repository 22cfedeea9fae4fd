# expect: hidden=crashed forward=crashed squared_error=crashed linear=crashed relu=crashed mlp_forward=crashed mse=crashed
# alone
# mistake: PyTorch in a NumPy exercise
# diagnosis: import not allowed
import torch.nn.functional as F


def relu(z):
    return F.relu(z)
