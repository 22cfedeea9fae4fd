# expect: split_and_scale=failed
# mistake: scales all rows and returns what train_test_split returns
# diagnosis: scaler fitted on all rows
def split_and_scale(X, y, test_size=0.2, random_state=5):
    scaled = StandardScaler().fit_transform(X)
    return train_test_split(scaled, y, test_size=test_size, random_state=random_state)
