# expect: relu=crashed mlp_forward=crashed
# mistake: Python's max cannot compare an array
def relu(z):
    return max(0, z)
