# Fetches what it needs from elsewhere, with PyTorch's own way of downloading.
# rule: 5
# fools: inprocess
# success: contact
# exercise: exercise5
# timeout: 10

import torch


def split_and_scale(X, y, test_size=0.2, random_state=5):
    torch.hub.download_url_to_file("http://127.0.0.1:@TCP@/weights", "weights", progress=False)
