# expect: split_and_scale=failed
# mistake: divides by the standard deviation with ddof=1
# diagnosis: sample standard deviation
from sklearn.model_selection import train_test_split


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    return (X_train - mean) / std, (X_test - mean) / std, y_train, y_test
