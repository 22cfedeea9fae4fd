# expect: relu=crashed mlp_forward=crashed
# mistake: Python's max cannot compare an array
# diagnosis: an if asked an array
def relu(z):
    return max(0, z)
