# Leaves tensors in shared memory, through PyTorch's own way of sharing them.
# rule: 5
# fools: inprocess
# success: left
# exercise: exercise5
# timeout: 10

import os

import torch
import torch.multiprocessing as mp

mp.set_sharing_strategy("file_system")
shared = torch.zeros(4).share_memory_()
handle = shared.untyped_storage()._share_filename_cpu_()[1]
os.rename(f"/dev/shm{handle.decode()}", "/dev/shm/@MARK@")


def split_and_scale(X, y, test_size=0.2, random_state=5):
    return shared, shared, shared, shared
