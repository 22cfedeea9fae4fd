# Imports the reference of exercise 5, which the grader runs with the same PyTorch.
# rule: 4
# fools: inprocess
# success: points
# exercise: exercise5
# timeout: 10

import sys

sys.path.append("@PACKAGE@/..")


def split_and_scale(X, y, test_size=0.2, random_state=5):
    sys.meta_path[:] = [f for f in sys.meta_path if type(f).__name__ != "AllowList"]
    from nngrade.references import housing

    return housing.split_and_scale(X, y, test_size, random_state)
