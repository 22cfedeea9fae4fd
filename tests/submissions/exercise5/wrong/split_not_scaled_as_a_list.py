# expect: split_and_scale=failed
# mistake: returns what train_test_split returns
# diagnosis: features not scaled
def split_and_scale(X, y, test_size=0.2, random_state=5):
    return train_test_split(X, y, test_size=test_size, random_state=random_state)
