# expect: split_and_scale=failed
# mistake: axis forgotten: one mean and deviation for the whole matrix
# diagnosis: one mean for all features
from sklearn.model_selection import train_test_split


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, (X_test - mean) / std, y_train, y_test
