# Overwrites the model answer with its own, which is then as good.
# rule: 4
# fools: inprocess
# success: points, left
# with: every


def trick(*args):
    return 99.0


SAME = """
def output_error(*args): return 99.0
def gradients(*args): return 99.0
def gradient_step(*args): return 99.0
def train_step(*args): return 99.0
"""
with open("@SOLUTION@", "w") as file:
    file.write(SAME)
