# Leaves tensors in shared memory, through PyTorch's own way of sharing them.
# rule: 5
# fools: inprocess
# success: left
# exercise: exercise5
# timeout: 10

import ctypes

import torch
import torch.multiprocessing as mp

mp.set_sharing_strategy("file_system")
shared = torch.zeros(4).share_memory_()
ctypes.CDLL(None).shm_open(b"/@MARK@", 0o102, 0o666)


def split_and_scale(X, y, test_size=0.2, random_state=5):
    return shared, shared, shared, shared
